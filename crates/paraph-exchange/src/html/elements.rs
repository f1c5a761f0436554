//! Which elements stand in lines of their own, which are lists or headings.

/// Lists, in which points stand.
pub(super) fn is_list(name: &[u8]) -> bool {
    matches!(name, b"ol" | b"ul" | b"menu" | b"dir")
}

/// The rank of a heading.
pub(super) fn rank(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Elements that end an equation wherever they begin or end.
pub(super) fn is_outside_math(name: &[u8]) -> bool {
    is_block(name)
        || is_list(name)
        || rank(name).is_some()
        || matches!(name, b"li" | b"tr" | b"td" | b"th")
}

/// Whether an element is no part of a line.
pub(super) fn is_line(name: &[u8]) -> bool {
    is_outside_math(name) || matches!(name, b"html" | b"body")
}

/// Elements that stand in lines of their own.
pub(super) fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 30] = [
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"caption",
        b"center",
        b"dd",
        b"details",
        b"div",
        b"dl",
        b"dt",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"header",
        b"hr",
        b"html",
        b"legend",
        b"main",
        b"nav",
        b"p",
        b"pre",
        b"section",
        b"summary",
        b"table",
        b"tbody",
        b"thead",
        b"tfoot",
    ];
    BLOCKS.contains(&name)
}
