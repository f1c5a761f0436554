//! What a bundle shows of acts whose rules are not known to whoever reads it.
//!
//! What such an act means is not known: under which name its keys sign, which attachments it names,
//! which receipts it carries. What is there of these is checked in itself, and nothing else may be
//! there; that something is missing cannot be found.

use super::verify::BadBundle;
use super::write::allowed;
use super::{ATTACHMENTS, ActFault};
use crate::entry::Checked;
use crate::hash::Hash;
use crate::json::{Map, Value};
use crate::key::KeyCache;
use crate::receipt::Receipt;
use crate::ssh::{AllowedSigner, Signature};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

/// The longest name of a signer, with all that stands beside it in its line.
const LINE_MAX: usize = 4096;

/// The most bytes of a receipt or of its signature: no field of a receipt is as long.
pub(super) const RECEIPT_MAX: usize = 1 << 20;

/// The digests that are written out somewhere in an act: what may be its attachments, for whoever does
/// not know its kind.
#[must_use]
pub fn digests_in(act: &Map) -> Vec<Hash> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = act.iter().map(|(_, value)| value).collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Text(text) => found.extend(text.parse::<Hash>().ok()),
            Value::List(items) => open.extend(items),
            Value::Map(map) => open.extend(map.iter().map(|(_, value)| value)),
            Value::Null | Value::Bool(_) | Value::Int(_) => {}
        }
    }
    found
}

/// The acts beyond the known rules, as far as their bytes tell.
#[derive(Debug)]
pub(super) struct Beyond {
    /// The place of the first of them.
    judged: u64,
    /// The keys that sign them, and whether `allowed_signers` has a line for each.
    keys: BTreeMap<[u8; 32], bool>,
    /// The digests that are written in them.
    digests: BTreeSet<Hash>,
    /// What `allowed_signers` says more than follows from the acts that were read.
    signers: Vec<AllowedSigner>,
}

impl Beyond {
    /// The acts from this place on.
    pub(super) fn from(judged: u64) -> Self {
        Self { judged, keys: BTreeMap::new(), digests: BTreeSet::new(), signers: Vec::new() }
    }

    /// Takes the next act.
    pub(super) fn take(&mut self, entry: &Checked) {
        for signature in entry.signatures() {
            self.keys.entry(*signature.key()).or_insert(false);
        }
        self.digests.extend(digests_in(entry.act()));
    }

    /// How many acts were read before them.
    pub(super) const fn judged(&self) -> u64 {
        self.judged
    }

    /// The attachment at a path, if one of the acts may name it.
    pub(super) fn attachment(&self, path: &str) -> Option<Hash> {
        let digest = path.strip_prefix(ATTACHMENTS)?.parse().ok()?;
        self.digests.contains(&digest).then_some(digest)
    }

    /// The most bytes that `allowed_signers` can have, of which so many follow from the acts before.
    pub(super) fn signers_max(&self, before: usize) -> usize {
        // A key can sign under several names.
        before.saturating_add(self.keys.len().saturating_mul(16 * LINE_MAX))
    }

    /// Checks `allowed_signers`: what follows from the acts before, then lines for keys that sign these.
    /// Each of these keys has a line somewhere; under which name is not known to be true.
    pub(super) fn check_signers<E>(
        &mut self,
        before: &[u8],
        found: &[u8],
        keys: &mut KeyCache,
    ) -> Result<(), BadBundle<E>> {
        let lines_before = before.iter().filter(|byte| **byte == b'\n').count();
        let bad = |at: usize, why| BadBundle::Signers { line: lines_before + at, why };
        let more = found.strip_prefix(before);
        let more = more.and_then(|more| core::str::from_utf8(more).ok());
        let more = more.ok_or(bad(0, "up to here it is not what follows from the acts"))?;
        self.mark(before);
        for (at, line) in (1..).zip(more.split_inclusive('\n')) {
            let signer: AllowedSigner = line
                .strip_suffix('\n')
                .and_then(|line| line.parse().ok())
                .ok_or(bad(at, "it is no line of a key that signs"))?;
            // In its one spelling, and for a key whose signatures are here.
            let name = signer.principals().first().cloned().unwrap_or_default();
            let key = keys.enrol(signer.key().as_bytes()).cloned();
            let again = key.ok().and_then(|key| allowed(&name, key).ok());
            let known = self.keys.get_mut(signer.key().as_bytes());
            match (again, known) {
                (Some(again), Some(has_line)) if alloc::format!("{again}\n") == line => {
                    *has_line = true;
                    self.signers.push(signer);
                }
                _ => return Err(bad(at, "it names a key that signs no act from there on")),
            }
        }
        match self.keys.values().all(|has_line| *has_line) {
            true => Ok(()),
            false => Err(bad(self.signers.len() + 1, "a key that signs has no line")),
        }
    }

    /// Marks the keys that have a line already.
    fn mark(&mut self, lines: &[u8]) {
        let lines = core::str::from_utf8(lines).unwrap_or_default().lines();
        for signer in lines.filter_map(|line| line.parse::<AllowedSigner>().ok()) {
            if let Some(has_line) = self.keys.get_mut(signer.key().as_bytes()) {
                *has_line = true;
            }
        }
    }

    /// How many acts were read before, and who signs these under names that are not checked.
    pub(super) fn into_parts(self) -> (u64, Vec<AllowedSigner>) {
        (self.judged, self.signers)
    }
}

/// Reads a receipt and its signature, each in its one spelling.
pub(super) fn read_receipt(
    path: &str,
    receipt: &[u8],
    signature: &[u8],
) -> Result<(Receipt, Signature), ActFault> {
    let bad = || ActFault::ReceiptForm(path.to_string());
    let receipt = Receipt::parse(receipt).map_err(|_| bad())?;
    let armored = core::str::from_utf8(signature).map_err(|_| bad())?;
    let signature = Signature::parse_armored(armored).map_err(|_| bad())?;
    match signature.to_armored() == armored {
        true => Ok((receipt, signature)),
        false => Err(bad()),
    }
}

/// The two paths of a receipt of an act, without what they end with.
pub(super) fn receipt_path(position: u64, at: usize) -> String {
    alloc::format!("receipts/{position}.{at}")
}
