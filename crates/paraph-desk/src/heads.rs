//! What a desk signs about a log: its head, as the host, and how far it has verified it, for itself.
//!
//! They are signed with different keys and for different purposes, so that neither can be shown for
//! the other: a head that a host signed says nothing of the acts under it.

use paraph_case::channel::Channel;
use paraph_case::id::ChannelId;
use paraph_log::checkpoint::{BadCheckpoint, SignedCheckpoint, host_key};
use paraph_log::key::{BadKey, PublicKey, SecretKey};
use paraph_log::merkle::Head;
use paraph_log::ssh::{self, Signature};
use paraph_store::SignedHead;

const VERIFIED: &str = "verified@paraph";

/// Grows when an act that was verified before must be verified anew, by a stricter rule.
const RULE: u32 = 1;

/// Why a signed head does not count.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadHead {
    #[error("its checkpoint does not count: {0}")]
    Checkpoint(#[from] BadCheckpoint),
    #[error("the key of its host cannot be used: {0}")]
    Host(#[from] BadKey),
    #[error("its checkpoint is for another head")]
    OtherHead,
}

/// Signs the head of a log as its host: a C2SP checkpoint.
pub(crate) fn sign(host: &SecretKey, channel: ChannelId, head: Head) -> Vec<u8> {
    SignedCheckpoint::sign(channel, head, host).to_bytes()
}

/// The key of the host of a channel, as its acts so far name it.
pub(crate) fn host(channel: &Channel) -> Result<PublicKey, BadKey> {
    PublicKey::enrol(&channel.host_key().to_bytes())
}

/// Checks that the host signed this head, which is over all acts of the channel.
pub(crate) fn check(channel: &Channel, kept: &SignedHead) -> Result<SignedCheckpoint, BadHead> {
    let log = host_key(channel.id(), &host(channel)?);
    let checkpoint = SignedCheckpoint::open(&kept.signed, &log)?;
    match checkpoint.head() == kept.head {
        true => Ok(checkpoint),
        false => Err(BadHead::OtherHead),
    }
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

fn verified_bytes(channel: ChannelId, head: Head) -> Vec<u8> {
    let Head { size, root } = head;
    format!("paraph/verified/rule {RULE}\n{channel}\n{size}\n{root}\n").into_bytes()
}
