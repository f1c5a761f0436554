//! Bytes between a line that begins and a line that ends.

use super::BadSsh;
use crate::base64;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// As wide as `ssh-keygen` writes.
const WIDTH: usize = 70;
/// As wide as anybody writes.
const WIDTH_MAX: usize = 76;

pub(super) fn close(label: &str, bytes: &[u8]) -> String {
    let body = Zeroizing::new(base64::encode(bytes));
    let lines = body.len().div_ceil(WIDTH);
    // Never grows, so that no copy of a private key stays behind.
    let mut text = String::with_capacity(body.len() + lines + 2 * label.len() + 40);
    text.push_str(&format!("-----BEGIN {label}-----\n"));
    let mut rest = body.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII, so every place is a character boundary.
        let (line, more) = rest.split_at(rest.len().min(WIDTH));
        text.push_str(line);
        text.push('\n');
        rest = more;
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

pub(super) fn open(label: &'static str, text: &str) -> Result<Vec<u8>, BadSsh> {
    let wrong = || BadSsh::Armor(label);
    let text = text.strip_suffix('\n').unwrap_or(text);
    let body = text
        .strip_prefix(&*format!("-----BEGIN {label}-----\n"))
        .and_then(|rest| rest.strip_suffix(&*format!("\n-----END {label}-----")))
        .ok_or_else(wrong)?;
    let mut joined = Zeroizing::new(String::with_capacity(body.len()));
    for line in body.split('\n') {
        if line.is_empty() || line.len() > WIDTH_MAX {
            return Err(wrong());
        }
        joined.push_str(line);
    }
    base64::decode(&joined).ok_or(BadSsh::Base64)
}
