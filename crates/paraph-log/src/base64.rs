//! Base64 with one spelling: the standard alphabet, padded, no white space, unused bits zero.
//!
//! Decoders that overlook the unused bits make signed text malleable: two files, one meaning. Here
//! what decodes is what would have been encoded.

use alloc::string::String;
use alloc::vec::Vec;
use base64ct::{Base64, Base64Unpadded, Encoding as _};

pub(crate) fn encode(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// The bytes, or nothing if this is not the one spelling of any bytes.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok()
}

/// Without the `=` at the end, as OpenSSH prints fingerprints.
pub(crate) fn encode_unpadded(bytes: &[u8]) -> String {
    Base64Unpadded::encode_string(bytes)
}

pub(crate) fn decode_unpadded(text: &str) -> Option<Vec<u8>> {
    Base64Unpadded::decode_vec(text).ok()
}
