"""Where words stand in a message, as pairs of offsets in the order of their ends."""

Hits = list[tuple[int, int]]


def longest(hits: Hits) -> Hits:
    """Of words that overlap the one that begins first, of those that begin together the longest."""
    if len(hits) < 2:
        return hits
    kept: Hits = []
    for hit in hits:
        start, at = hit[0], len(kept)
        while at and kept[at - 1][0] >= start:
            at -= 1
        if not at or kept[at - 1][1] <= start:
            del kept[at:]
            kept.append(hit)
    return kept
