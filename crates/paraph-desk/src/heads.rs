//! What a desk signs about a log: its head, as the host, and how far it has verified it, for itself.
//!
//! They are signed with different keys and for different purposes, so that neither can be shown for
//! the other: a head that a host signed says nothing of the acts under it.

use paraph_case::channel::Channel;
use paraph_case::id::ChannelId;
use paraph_case::members::Key;
use paraph_log::key::{BadSignature, PublicKey, SecretKey};
use paraph_log::merkle::Head;
use paraph_log::ssh::{self, BadSsh, Signature};
use paraph_store::SignedHead;

const HEAD: &str = "head@paraph";
const VERIFIED: &str = "verified@paraph";

/// Grows when an act that was verified before must be verified anew, by a stricter rule.
const RULE: u32 = 1;

/// Why a signed head does not count.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadHead {
    #[error("the signature over its head cannot be read: {0}")]
    Unreadable(#[from] BadSsh),
    #[error("its head was signed by another key than that of its host")]
    OtherHost,
    #[error("the signature over its head is none: {0}")]
    Forged(#[from] BadSignature),
}

/// Signs the head of a log as its host.
pub(crate) fn sign(host: &SecretKey, channel: ChannelId, head: Head) -> Vec<u8> {
    ssh::sign(host, HEAD, &head_bytes(channel, head)).to_blob()
}

/// Checks that the host that the charter names signed this head.
pub(crate) fn check(channel: &Channel, kept: &SignedHead) -> Result<(), BadHead> {
    let signature = Signature::parse(&kept.signed)?;
    if Key::from_bytes(signature.key()) != channel.charter().host_key {
        return Err(BadHead::OtherHost);
    }
    let host = PublicKey::enrol(signature.key()).map_err(BadSignature::from)?;
    Ok(signature.verify(&host, HEAD, &head_bytes(channel.id(), kept.head))?)
}

/// Seals that every act under this head was verified by this desk.
pub(crate) fn seal(desk: &SecretKey, channel: ChannelId, head: Head) -> SignedHead {
    let seal = ssh::sign(desk, VERIFIED, &verified_bytes(channel, head));
    SignedHead { head, signed: seal.to_blob() }
}

/// The sealed head, if the seal is this desk's for this channel.
pub(crate) fn unseal(desk: &SecretKey, channel: ChannelId, sealed: &SignedHead) -> Option<Head> {
    let seal = Signature::parse(&sealed.signed).ok()?;
    let bytes = verified_bytes(channel, sealed.head);
    seal.verify(desk.public(), VERIFIED, &bytes).ok()?;
    Some(sealed.head)
}

fn head_bytes(channel: ChannelId, head: Head) -> Vec<u8> {
    format!("paraph/channel/{channel}\n{}\n{}\n", head.size, head.root).into_bytes()
}

fn verified_bytes(channel: ChannelId, head: Head) -> Vec<u8> {
    let head = head_bytes(channel, head);
    [format!("paraph/verified/rule {RULE}\n").as_bytes(), &head].concat()
}
