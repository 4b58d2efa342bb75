"""The built-in web chat: a WeChat-style page and the JSON protocol behind it (design, section 6)."""
