//! Key files: the line of a public key, the block of a private one.
//!
//! Private keys are read and written unlocked (cipher `none`), as `ssh-keygen -N ''` makes them.

use super::wire::{Reader, put_string};
use super::{ALGORITHM, BadSsh, algorithm, armor, public_blob, to_public_blob};
use crate::base64;
use crate::hash::sha256;
use crate::key::{PublicKey, SecretKey};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use zeroize::Zeroizing;

const LABEL: &str = "OPENSSH PRIVATE KEY";
const MAGIC: &[u8] = b"openssh-key-v1\0";
/// The private part is filled up to a multiple of this, even without a cipher.
const BLOCK: usize = 8;

/// Prints `ssh-ed25519 AAAA... comment`, without a line end.
///
/// A comment with control characters would break the line; they are left out.
#[must_use]
pub fn print_public(key: &PublicKey, comment: &str) -> String {
    let blob = base64::encode(&to_public_blob(key.as_bytes()));
    let comment: String = comment.chars().filter(|char| !char.is_control()).collect();
    match comment.trim() {
        "" => format!("{ALGORITHM} {blob}"),
        comment => format!("{ALGORITHM} {blob} {comment}"),
    }
}

/// Reads `ssh-ed25519 AAAA... comment`; a line end may follow, a comment may be missing.
///
/// # Errors
///
/// Refuses other key kinds by name, keys that cannot be enrolled, and other lines.
pub fn parse_public(line: &str) -> Result<(PublicKey, String), BadSsh> {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let mut fields = line.splitn(3, ' ');
    let (Some(kind), Some(blob)) = (fields.next(), fields.next()) else {
        return Err(BadSsh::Line);
    };
    let comment = fields.next().unwrap_or_default().trim();
    if line.chars().any(char::is_control) || kind.is_empty() {
        return Err(BadSsh::Line);
    }
    if kind != ALGORITHM {
        return Err(BadSsh::UnknownAlgorithm(kind.into()));
    }
    let key = public_blob(&base64::decode(blob).ok_or(BadSsh::Base64)?)?;
    Ok((PublicKey::enrol(&key)?, comment.into()))
}

/// Prints a private key file, unlocked.
///
/// OpenSSH puts a random number into it twice, to see whether a passphrase was right. There is none
/// here, so the number is taken from the public key, and one key has one file.
#[must_use]
pub fn print_private(secret: &SecretKey, comment: &str) -> Zeroizing<String> {
    let public = secret.public().as_bytes();
    let check = &sha256(public).0[..4];
    let mut keypair = Zeroizing::new([0; 64]);
    keypair[..32].copy_from_slice(secret.seed().as_ref());
    keypair[32..].copy_from_slice(public);

    // Large enough from the start, so that no copy stays behind when it grows.
    let mut private = Zeroizing::new(Vec::with_capacity(256 + comment.len()));
    private.extend(check);
    private.extend(check);
    put_string(&mut private, ALGORITHM.as_bytes());
    put_string(&mut private, public);
    put_string(&mut private, keypair.as_ref());
    put_string(&mut private, comment.as_bytes());
    for pad in 1..=7 {
        if private.len() % BLOCK != 0 {
            private.push(pad);
        }
    }

    let mut file = Zeroizing::new(Vec::with_capacity(512 + comment.len()));
    file.extend(MAGIC);
    put_string(&mut file, b"none");
    put_string(&mut file, b"none");
    put_string(&mut file, b"");
    file.extend(1_u32.to_be_bytes());
    put_string(&mut file, &to_public_blob(public));
    put_string(&mut file, &private);
    Zeroizing::new(armor::close(LABEL, &file))
}

/// Reads a private key file with one unlocked Ed25519 key, and its comment.
///
/// # Errors
///
/// Refuses a locked key and other key kinds by name, and a file that contradicts itself.
pub fn parse_private(text: &str) -> Result<(SecretKey, String), BadSsh> {
    let file = Zeroizing::new(armor::open(LABEL, text)?);
    let mut reader = Reader::new(&file);
    if reader.take(MAGIC.len())? != MAGIC {
        return Err(BadSsh::Magic);
    }
    let (cipher, kdf, options) = (reader.text()?, reader.text()?, reader.string()?);
    if cipher != "none" {
        return Err(BadSsh::Locked(cipher.into()));
    }
    if kdf != "none" || !options.is_empty() || reader.u32()? != 1 {
        return Err(BadSsh::Contradiction);
    }
    let public = public_blob(reader.string()?)?;
    let private = reader.string()?;
    reader.end()?;
    private_part(private, &public)
}

fn private_part(private: &[u8], public: &[u8; 32]) -> Result<(SecretKey, String), BadSsh> {
    let mut reader = Reader::new(private);
    let checks = (reader.u32()?, reader.u32()?);
    algorithm(&mut reader)?;
    let (inner_public, keypair, comment) = (reader.string()?, reader.string()?, reader.text()?);
    let padded = (1..).zip(reader.rest()).all(|(pad, &byte)| pad == byte);
    let (seed, tail) = keypair.split_first_chunk::<32>().ok_or(BadSsh::Ends)?;
    let secret = SecretKey::from_seed(*seed);
    let agrees = checks.0 == checks.1
        && inner_public == public
        && tail == public
        && secret.public().as_bytes() == public
        && padded
        && reader.rest().len() < BLOCK
        && private.len().is_multiple_of(BLOCK);
    if agrees { Ok((secret, comment.into())) } else { Err(BadSsh::Contradiction) }
}
