//! What a case reads: JSON, the leaves of a log and the acts in them, notes, signatures, receipts.

use paraph_case::act::Act;
use paraph_log::entry::{Body, Entry};
use paraph_log::json::{Value, parse_canonical, parse_loose};
use paraph_log::note::UnverifiedNote;
use paraph_log::receipt::Receipt;
use paraph_log::ssh::{Signature, parse_allowed_signers};

/// JSON, in its one spelling and as people write it, and acts in it.
pub(crate) fn json(bytes: &[u8]) {
    let loose = parse_loose(bytes);
    if let Ok(value) = parse_canonical(bytes) {
        assert_eq!(value.to_canonical(), bytes, "one spelling");
        assert_eq!(loose.as_ref(), Ok(&value), "what is canonical is JSON");
    }
    let Ok(value) = loose else { return };
    assert_eq!(parse_canonical(&value.to_canonical()).as_ref(), Ok(&value));
    assert_eq!(parse_loose(value.to_pretty().as_bytes()).as_ref(), Ok(&value));
    act(&value);
}

/// An act `{"kind": fields}`: what is read is written the same.
fn act(value: &Value) {
    let Value::Map(map) = value else { return };
    for (tag, fields) in map.iter() {
        let Value::Map(fields) = fields else { continue };
        if let Ok(act) = Act::read(tag, fields) {
            assert_eq!(act.write(), *fields, "{tag}");
        }
    }
}

/// The leaves of a log, and what else is verified.
pub(crate) fn leaf(bytes: &[u8]) {
    if let Ok(body) = Body::parse(bytes) {
        assert_eq!(body.to_bytes(), bytes);
    }
    if let Ok(entry) = Entry::parse(bytes) {
        assert_eq!(entry.to_leaf(), bytes);
    }
    if let Ok(receipt) = Receipt::parse(bytes) {
        assert_eq!(receipt.to_bytes(), bytes);
    }
    if let Ok(signature) = Signature::parse(bytes) {
        assert_eq!(Signature::parse(&signature.to_blob()), Ok(signature));
    }
    let _ = UnverifiedNote::parse(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(signature) = Signature::parse_armored(text) {
        assert_eq!(Signature::parse_armored(&signature.to_armored()), Ok(signature));
    }
    let _ = parse_allowed_signers(text);
}
