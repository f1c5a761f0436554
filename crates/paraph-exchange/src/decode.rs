//! Bytes to characters: UTF-8, UTF-16 with its mark, and others only when they are named.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

use crate::{Encoding, Notice, Unreadable};

/// The text in some bytes.
pub(crate) fn text(
    bytes: &[u8],
    encoding: Option<Encoding>,
    notices: &mut Vec<Notice>,
) -> Result<String, Unreadable> {
    let (found, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf8(rest, 3, None, notices),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ => return utf8(bytes, 0, encoding, notices),
    };
    notices.push(Notice::Encoding(found.name()));
    match found.decode_without_bom_handling_and_without_replacement(rest) {
        Some(text) => Ok(text.into_owned()),
        None => Err(Unreadable::Damaged(format!("it is not {} throughout", found.name()))),
    }
}

/// The text in bytes whose encoding has a name, as pages say it; faulty bytes are marked as lost.
pub(crate) fn named(bytes: &[u8], label: &[u8]) -> Option<(&'static str, String)> {
    let encoding = encoding_rs::Encoding::for_label(label)?;
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some((encoding.name(), text.into_owned()))
}

fn utf8(
    bytes: &[u8],
    before: usize,
    encoding: Option<Encoding>,
    notices: &mut Vec<Notice>,
) -> Result<String, Unreadable> {
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_string()),
        Err(bad) => bad.valid_up_to(),
    };
    let told = match encoding {
        Some(Encoding::Windows1252) => WINDOWS_1252,
        Some(Encoding::Windows1251) => WINDOWS_1251,
        None => {
            let line = bytes[..bad].iter().filter(|byte| **byte == b'\n').count() + 1;
            let byte = bytes.get(bad).copied().unwrap_or_default();
            return Err(Unreadable::Encoding { line, offset: before + bad, byte });
        }
    };
    notices.push(Notice::Encoding(told.name()));
    let (text, _) = told.decode_without_bom_handling(bytes);
    Ok(text.into_owned())
}
