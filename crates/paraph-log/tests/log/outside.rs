//! Programs that nobody here wrote verify what we write: OpenSSH, `sha256sum`, Go's `sumdb`.
//!
//! With `PARAPH_REQUIRE_OUTSIDE` set a missing program is a failure; otherwise a skipped test, and a
//! word about it.

use crate::common::{Sample, sample};
use paraph_log::entry::{Entry, NAMESPACE};
use paraph_log::key::KeyCache;
use paraph_log::proof::EntryProof;
use paraph_log::receipt;
use paraph_log::ssh::{self, Signature};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Where Debian keeps the sources of Go's libraries.
const GO_LIBRARIES: &str = "/usr/share/gocode";

/// Whether a program is here; says so when it is not.
fn is_here(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", "command -v \"$0\" >/dev/null", program]).status();
    is_here_or_required(program, found.unwrap().success())
}

fn is_here_or_required(what: &str, here: bool) -> bool {
    assert!(here || std::env::var_os("PARAPH_REQUIRE_OUTSIDE").is_none(), "{what} is required");
    if !here {
        println!("skipped: {what} is not on this machine");
    }
    here
}

fn write_files(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// `ssh-keygen -Y verify` over a file of a bundle, for a name and a purpose.
fn openssh_verifies(folder: &Path, name: &str, purpose: &str, file: &str, sig: &str) -> bool {
    let done = Command::new("ssh-keygen")
        .args(["-Y", "verify", "-f", "allowed_signers", "-I", name, "-n", purpose, "-s", sig])
        .current_dir(folder)
        .stdin(fs::File::open(folder.join(file)).unwrap())
        .output();
    done.unwrap().status.success()
}

#[test]
fn openssh_verifies_exported_acts_and_receipts() {
    if !is_here("ssh-keygen") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_files(folder, &Sample::of(6).bundle());
    let verifies = |name, purpose, file, sig| openssh_verifies(folder, name, purpose, file, sig);
    assert!(verifies("kim@A", NAMESPACE, "acts/0.json", "acts/0.1.sig"));
    assert!(verifies("lee@B", NAMESPACE, "acts/0.json", "acts/0.2.sig"));
    assert!(verifies("lee@B", NAMESPACE, "acts/5.json", "acts/5.1.sig"));
    assert!(verifies("lee@B", receipt::NAMESPACE, "receipts/5.1.json", "receipts/5.1.sig"));
    // Another person, another purpose, another act, another bundle's words.
    assert!(!verifies("lee@B", NAMESPACE, "acts/0.json", "acts/0.1.sig"));
    assert!(!verifies("kim@A", receipt::NAMESPACE, "acts/0.json", "acts/0.1.sig"));
    assert!(!verifies("kim@A", "other@paraph", "acts/0.json", "acts/0.1.sig"));
    assert!(!verifies("kim@A", NAMESPACE, "acts/2.json", "acts/0.1.sig"));
    assert!(!verifies("kim@A", NAMESPACE, "README", "acts/0.1.sig"));
}

#[test]
fn what_openssh_signs_is_accepted() {
    if !is_here("ssh-keygen") {
        return;
    }
    let (secret, entry) = sample();
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, ssh::print_private(&secret, "kim").as_bytes()).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let act = folder.path().join("act.json");
    fs::write(&act, entry.body().as_bytes()).unwrap();
    let done = Command::new("ssh-keygen")
        .args(["-Y", "sign", "-n", NAMESPACE, "-f"])
        .args([&key, &act])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", said(&done));
    let signature = fs::read_to_string(folder.path().join("act.json.sig")).unwrap();
    let signature = Signature::parse_armored(&signature).unwrap();
    let joined = Entry::join(entry.body().clone(), vec![signature]).unwrap();
    // Ed25519 has one signature for a key and a message.
    assert_eq!(joined, entry);
    joined.check(&mut KeyCache::new()).unwrap();
}

/// Runs the commands that stand in the bundle's README, and says what they print.
fn follow_readme(folder: &Path) -> String {
    let readme = fs::read_to_string(folder.join("README")).unwrap();
    let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    let done = Command::new("sh").args(["-c", &commands.join("\n")]).current_dir(folder).output();
    said(&done.unwrap())
}

#[test]
fn the_commands_of_the_readme_find_what_is_bad() {
    if !["ssh-keygen", "sha256sum", "od"].into_iter().all(is_here) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = Sample::of(6).bundle();
    write_files(folder.path(), &files);
    assert_eq!(follow_readme(folder.path()), "");
    let attachment = files.keys().find(|path| path.starts_with("attachments/")).unwrap();
    for path in ["acts/3.json", "acts/3.2.sig", "receipts/5.1.json", "tile/0/000.p/6", attachment] {
        let mut changed = files[path].clone();
        // In the middle, so that a signature stays a signature.
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        fs::write(folder.path().join(path), changed).unwrap();
        assert_ne!(follow_readme(folder.path()), "", "{path}");
        fs::write(folder.path().join(path), &files[path]).unwrap();
    }
    assert_eq!(follow_readme(folder.path()), "");
}

/// Every proof that can be made for a log, in files.
fn proofs(sample: &Sample) -> BTreeMap<String, Vec<u8>> {
    let (tree, checkpoint) = (sample.tree(), sample.checkpoint());
    let size = checkpoint.head().size;
    let inclusion = (0..size).map(|at| {
        let hashes = tree.inclusion_proof(at, size).unwrap();
        let proof = EntryProof::new(at, hashes, &checkpoint).unwrap();
        (format!("{at}.tlog-proof"), proof.to_string().into_bytes())
    });
    let consistency = (1..=size).map(|old| {
        let mut hashes = vec![tree.root(old).unwrap()];
        hashes.extend(tree.consistency_proof(old, size).unwrap());
        let lines: Vec<String> = hashes.iter().map(paraph_log::hash::Hash::to_base64).collect();
        (format!("{old}.consistency"), lines.join("\n").into_bytes())
    });
    inclusion.chain(consistency).collect()
}

#[test]
fn gos_sumdb_verifies_checkpoint_tiles_and_proofs() {
    let library = Path::new(GO_LIBRARIES).join("src/golang.org/x/mod/sumdb/tlog");
    if !is_here("go") || !is_here_or_required("golang-golang-x-mod-dev", library.is_dir()) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/log/outside/sumdb.go");
    let built = Command::new("go")
        .arg("build")
        .arg("-o")
        .args([path("sumdb"), source])
        .env("GOPATH", GO_LIBRARIES)
        .env("GO111MODULE", "off")
        .env("GOPROXY", "off")
        .env("GOFLAGS", "")
        .env("GOCACHE", path("cache"))
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", said(&built));
    let verify = || {
        let mut go = Command::new(path("sumdb"));
        go.args([path("bundle"), path("proofs")]).output().unwrap()
    };
    for size in [1, 2, 7, 256, 300] {
        let sample = Sample::of(size);
        let (bundle, proofs) = (sample.bundle(), proofs(&sample));
        let _ = fs::remove_dir_all(path("bundle"));
        write_files(&path("bundle"), &bundle);
        write_files(&path("proofs"), &proofs);
        let done = verify();
        assert!(done.status.success(), "{size}: {}", said(&done));
        assert_eq!(said(&done), format!("{size} leaves\n"));
    }
    // Go finds what we alter, in each kind of file.
    let files =
        ["bundle/checkpoint", "bundle/log.vkey", "bundle/tile/0/000", "bundle/tile/1/000.p/1"];
    let more = ["bundle/tile/entries/001.p/44", "proofs/299.tlog-proof", "proofs/257.consistency"];
    for file in files.into_iter().chain(more) {
        let good = fs::read(path(file)).unwrap();
        let mut changed = good.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        fs::write(path(file), changed).unwrap();
        assert!(!verify().status.success(), "{file}");
        fs::write(path(file), good).unwrap();
    }
    assert!(verify().status.success());
}
