//! The desk's keys: OpenSSH private key files in a folder that only its owner may read.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use paraph_case::id::{Actor, ChannelId};
use paraph_case::members::Key;
use paraph_log::key::SecretKey;
use paraph_log::ssh;

use crate::DeskError;

pub(crate) fn make_folder(folder: &Path) -> Result<(), DeskError> {
    let keys = folder.join("keys");
    fs::create_dir_all(&keys).map_err(|error| DeskError::file(&keys, error))?;
    for path in [folder, &keys] {
        fs::set_permissions(path, Permissions::from_mode(0o700))
            .map_err(|e| DeskError::file(path, e))?;
    }
    [folder.parent(), Some(folder)].into_iter().flatten().try_for_each(sync)
}

/// Requires that nobody else may look into the desk's folder and its folder of keys.
pub(crate) fn require_private(folder: &Path) -> Result<(), DeskError> {
    paraph_store::require_private(folder)?;
    Ok(paraph_store::require_private(&folder.join("keys"))?)
}

/// Makes an actor's key; one that is there stays, since acts were signed with it.
pub(crate) fn make(folder: &Path, who: &Actor, seed: [u8; 32]) -> Result<Key, DeskError> {
    let path = path(folder, &who.to_string());
    if let Ok(secret) = read(&path) {
        return Ok(Key::from_bytes(secret.public().as_bytes()));
    }
    write(&path, &who.to_string(), seed)
}

/// As [`make`], and says whether the key is new.
pub(crate) fn make_new(folder: &Path, who: &Actor, seed: [u8; 32]) -> Result<bool, DeskError> {
    let there = path(folder, &who.to_string()).exists();
    make(folder, who, seed).map(|_| !there)
}

/// Takes away a key that [`make_new`] has just made, and that signed nothing.
pub(crate) fn unmake(folder: &Path, who: &Actor) -> Result<(), DeskError> {
    let path = path(folder, &who.to_string());
    fs::remove_file(&path).map_err(|error| DeskError::file(&path, error))?;
    path.parent().map_or(Ok(()), sync)
}

/// Takes away a key that [`renew`] has just made, and puts the one before it back in its place.
pub(crate) fn unrenew(folder: &Path, who: &Actor, channel: ChannelId) -> Result<(), DeskError> {
    let now = path(folder, &renewed_name(who, channel));
    let before = |n: u32| path(folder, &revoked_name(n, who, channel));
    let last = (1..).take_while(|n| before(*n).exists()).last();
    // A rename takes its place whole, so that there is one or the other at any moment.
    let undone = match last {
        Some(last) => fs::rename(before(last), &now),
        None => fs::remove_file(&now),
    };
    undone.map_err(|error| DeskError::file(&now, error))?;
    now.parent().map_or(Ok(()), sync)
}

/// The public key with which somebody acts in a channel: its own, or another that was made for that
/// channel alone.
pub(crate) fn public(folder: &Path, who: &Actor, channel: ChannelId) -> Result<Key, DeskError> {
    Ok(Key::from_bytes(secret(folder, who, channel)?.public().as_bytes()))
}

/// Makes another key for an actor whose key was revoked in a channel: for that channel alone, since
/// nothing that happens in it changes with what somebody acts elsewhere. Every earlier key is kept,
/// since acts were signed with it.
pub(crate) fn renew(
    folder: &Path,
    who: &Actor,
    channel: ChannelId,
    seed: [u8; 32],
) -> Result<Key, DeskError> {
    let now = path(folder, &renewed_name(who, channel));
    if now.exists() {
        let name = |n: &u32| path(folder, &revoked_name(*n, who, channel));
        let free = (1..).find(|n| !name(n).exists()).expect("some number is free");
        fs::rename(&now, name(&free)).map_err(|error| DeskError::file(&now, error))?;
    }
    write(&now, &who.to_string(), seed)
}

/// The name of a key that somebody has for one channel alone. No party's name begins with a dot.
fn renewed_name(who: &Actor, channel: ChannelId) -> String {
    format!(".in-{}-{who}", &channel.to_string()[..16])
}

/// The name of the n-th key that somebody had for one channel alone, and has no more.
fn revoked_name(n: u32, who: &Actor, channel: ChannelId) -> String {
    format!(".revoked-{n}{}", renewed_name(who, channel))
}

/// Makes the key that signs the heads of one channel's log. Each channel has its own, so that
/// nothing in one channel tells of another.
pub(crate) fn make_host(folder: &Path, seed: [u8; 32]) -> Result<Key, DeskError> {
    let secret = SecretKey::from_seed(seed);
    let name = host_name(&Key::from_bytes(secret.public().as_bytes()));
    write(&path(folder, &name), &name, seed)
}

fn host_name(key: &Key) -> String {
    // No party's name begins with a dot, so no key of theirs can be this one.
    format!(".log-host-{}", &key.as_str()[..16])
}

const SEAL: &str = ".desk-seal";

/// Makes the key under which the desk remembers what it has verified. It signs nothing else.
pub(crate) fn make_seal(folder: &Path, seed: [u8; 32]) -> Result<(), DeskError> {
    write(&path(folder, SEAL), SEAL, seed).map(drop)
}

pub(crate) fn seal(folder: &Path) -> Result<SecretKey, DeskError> {
    read(&path(folder, SEAL))
}

/// The key with which somebody signs in a channel.
pub(crate) fn secret(
    folder: &Path,
    who: &Actor,
    channel: ChannelId,
) -> Result<SecretKey, DeskError> {
    let own = path(folder, &who.to_string());
    let renewed = path(folder, &renewed_name(who, channel));
    match (renewed.exists(), own.exists()) {
        (true, _) => read(&renewed),
        (false, true) => read(&own),
        (false, false) => Err(DeskError::NoKey(who.clone())),
    }
}

/// Whether somebody has a key on this desk.
pub(crate) fn is_here(folder: &Path, who: &Actor) -> bool {
    read(&path(folder, &who.to_string())).is_ok()
}

pub(crate) fn host(folder: &Path, key: &Key) -> Result<SecretKey, DeskError> {
    let path = path(folder, &host_name(key));
    if !path.exists() {
        return Err(DeskError::NotHost(key.as_str()[..16].to_owned()));
    }
    read(&path)
}

/// Whose keys lie here, by name. The desk's own keys are nobody's.
pub(crate) fn people(folder: &Path) -> Vec<Actor> {
    let files = fs::read_dir(folder.join("keys")).into_iter().flatten().filter_map(Result::ok);
    let who = |name: &str| name.strip_suffix(".key")?.parse::<Actor>().ok();
    let mut people: Vec<Actor> =
        files.filter_map(|file| who(&file.file_name().to_string_lossy())).collect();
    people.sort();
    people
}

fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join("keys").join(format!("{name}.key"))
}

fn read(path: &Path) -> Result<SecretKey, DeskError> {
    paraph_store::require_private(path)?;
    let text = fs::read_to_string(path).map_err(|error| DeskError::file(path, error))?;
    let bad = |error: ssh::BadSsh| DeskError::file(path, std::io::Error::other(error.to_string()));
    ssh::parse_private(&text).map(|(secret, _)| secret).map_err(bad)
}

fn write(path: &Path, comment: &str, seed: [u8; 32]) -> Result<Key, DeskError> {
    let secret = SecretKey::from_seed(seed);
    let text = ssh::print_private(&secret, comment);
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut made = made.map_err(|error| DeskError::file(path, error))?;
    made.write_all(text.as_bytes()).map_err(|error| DeskError::file(path, error))?;
    made.sync_all().map_err(|error| DeskError::file(path, error))?;
    path.parent().map_or(Ok(()), sync)?;
    Ok(Key::from_bytes(secret.public().as_bytes()))
}

/// Makes durable what was made in a folder: a file's own sync says nothing of its name.
pub(crate) fn sync(folder: &Path) -> Result<(), DeskError> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| DeskError::file(folder, error))
}
