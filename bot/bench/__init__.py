"""What `linli bench` measures: ratios between variants, interleaved in one run, medians."""
