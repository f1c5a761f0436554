//! The vectors in `docs/formats/`: what the pages say is what the code does, each of them.
//!
//! A page has fenced blocks, ```` ```vector NAME ````. A test here opens a page, checks every block
//! and forgets none.

use crate::common::{Sample, hex};
use paraph_log::bundle::verify;
use paraph_log::entry::{Entry, NAMESPACE};
use paraph_log::hash::{Hash, sha256};
use paraph_log::json;
use paraph_log::key::{KeyCache, PublicKey, SecretKey};
use paraph_log::merkle::{Tree, leaf_hash};
use paraph_log::note::VerifierKey;
use paraph_log::proof::EntryProof;
use paraph_log::receipt;
use paraph_log::ssh::{self, AllowedSigner, Signature};
use paraph_log::tile::{Kind, Tile, read_hashes};
use sha2::{Digest as _, Sha512};
use std::collections::BTreeMap;
use std::path::Path;

/// The vectors of a page that were not asked for yet.
struct Page(BTreeMap<String, String>);

impl Page {
    fn open(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats");
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let mut vectors = BTreeMap::new();
        for block in text.split("```vector ").skip(1) {
            let (name, rest) = block.split_once('\n').unwrap();
            let (vector, _) = rest.split_once("```").unwrap();
            assert!(vectors.insert(name.into(), vector.into()).is_none(), "{name} twice");
        }
        Self(vectors)
    }

    /// The lines of a vector, with the line feed of the last.
    #[track_caller]
    fn text(&mut self, name: &str) -> String {
        self.0.remove(name).expect(name)
    }

    /// A vector of one line.
    #[track_caller]
    fn line(&mut self, name: &str) -> String {
        let text = self.text(name);
        text.strip_suffix('\n').filter(|line| !line.contains('\n')).unwrap().into()
    }

    /// A vector of hexadecimal digits in lines.
    #[track_caller]
    fn bytes(&mut self, name: &str) -> Vec<u8> {
        hex(&self.text(name).replace('\n', ""))
    }

    /// Says so when a vector was forgotten.
    #[track_caller]
    fn close(self) {
        assert!(self.0.is_empty(), "nobody checks {:?}", self.0.keys());
    }
}

#[test]
fn canonical_json() {
    let mut page = Page::open("canonical-json.md");
    for line in page.text("json-accepted").lines() {
        let value = json::parse_canonical(line.as_bytes()).unwrap();
        assert_eq!(value.to_canonical(), line.as_bytes());
    }
    for line in page.text("json-refused").lines() {
        assert!(json::parse_canonical(line.as_bytes()).is_err(), "{line}");
    }
    page.close();
}

#[test]
fn keys() {
    let mut page = Page::open("keys.md");
    let secret = SecretKey::from_seed(page.bytes("seed").try_into().unwrap());
    assert_eq!(secret.public().as_bytes().as_slice(), page.bytes("public"));
    assert_eq!(ssh::print_public(secret.public(), ""), page.line("public-line"));
    assert_eq!(secret.public().fingerprint().to_string(), page.line("fingerprint"));
    let signer = page.line("allowed-signer");
    assert_eq!(signer.parse::<AllowedSigner>().unwrap().key(), secret.public());
    assert_eq!(signer.parse::<AllowedSigner>().unwrap().to_string(), signer);
    let vkey = VerifierKey::new("example.com/log", secret.public().clone()).unwrap();
    assert_eq!(vkey.to_string(), page.line("vkey"));
    assert_eq!(*ssh::print_private(&secret, "kim@A"), page.text("private"));
    let refused: Vec<String> = page
        .text("public-refused")
        .lines()
        .map(|line| PublicKey::enrol(&hex(line)).unwrap_err().to_string())
        .collect();
    let reasons = [
        "the key is no point of the curve",
        "the key is not in its canonical encoding",
        "the key is of small order",
        "the key is of small order",
        "the key is not of prime order",
    ];
    assert_eq!(refused, reasons);
    page.close();
}

#[test]
fn entries() {
    let mut page = Page::open("entry.md");
    let sample = Sample::of(2);
    let body = page.line("body");
    assert_eq!(sha256(body.as_bytes()).to_string(), page.line("act-id"));
    let leaf = format!("{body}\n{}", page.text("signature-line"));
    let entry = Entry::parse(leaf.as_bytes()).unwrap();
    assert_eq!(entry, sample.entries[1]);
    assert_eq!(entry.to_leaf(), leaf.as_bytes());
    assert_eq!(entry.leaf_hash().to_string(), page.line("leaf-hash"));
    assert_eq!(entry.signatures()[0].to_blob(), page.bytes("blob"));
    // The signed bytes, put together as the page says.
    let digest = Sha512::digest(body.as_bytes());
    let mut signed = b"SSHSIG".to_vec();
    for part in [NAMESPACE.as_bytes(), b"", b"sha512", &digest] {
        signed.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
        signed.extend(part);
    }
    assert_eq!(signed, page.bytes("signed"));
    let secret = SecretKey::from_seed([2; 32]);
    assert!(entry.signatures()[0].to_blob().ends_with(&secret.sign(&signed)));
    let receipt = page.line("receipt");
    let signature = Signature::parse_armored(&page.text("receipt-signature")).unwrap();
    let secret = SecretKey::from_seed([1; 32]);
    signature.verify(secret.public(), receipt::NAMESPACE, receipt.as_bytes()).unwrap();
    assert_eq!(receipt::Receipt::parse(receipt.as_bytes()).unwrap().sign(&secret), signature);
    page.close();
}

#[test]
fn the_log() {
    let mut page = Page::open("log.md");
    let [a, b, c] = [b"a", b"b", b"c"].map(|leaf| leaf_hash(leaf));
    let tree: Tree = [a, b, c].into_iter().collect();
    let small = [a, b, c, tree.root(2).unwrap(), tree.root(3).unwrap()];
    let small: String = small.iter().map(|hash| format!("{hash}\n")).collect();
    assert_eq!(small, page.text("small-tree"));
    let sample = Sample::of(2);
    let key: VerifierKey = page.line("log-vkey").parse().unwrap();
    assert_eq!(key.public(), Some(SecretKey::from_seed([9; 32]).public()));
    assert_eq!(sample.checkpoint().to_bytes(), page.text("checkpoint").as_bytes());
    let tile = Tile::new(Kind::Hashes { level: 0 }, 0, 2).unwrap();
    let hashes = read_hashes(&tile, &page.bytes("tile")).unwrap();
    assert_eq!(hashes, sample.entries.iter().map(Entry::leaf_hash).collect::<Vec<Hash>>());
    let proof: EntryProof = page.text("proof").parse().unwrap();
    let signed = proof.verify(&sample.entries[1].to_leaf(), &key).unwrap();
    assert_eq!((signed, proof.index()), (sample.checkpoint(), 1));
    page.close();
}

#[test]
fn bundles() {
    let mut page = Page::open("bundle.md");
    let sample = Sample::of(2);
    let leaf = page.text("first-leaf");
    assert_eq!(sample.entries[0].to_leaf(), leaf.as_bytes());
    Entry::parse(leaf.as_bytes()).unwrap().check(&mut KeyCache::new()).unwrap();
    assert_eq!(sample.attachments, [page.text("attachment").into_bytes()]);
    let mut files = sample.bundle();
    let sums: String =
        files.iter().map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))).collect();
    assert_eq!(sums, page.text("files"));
    verify(&mut files, |_, entry| Some(Sample::shown(entry))).unwrap();
    page.close();
}
