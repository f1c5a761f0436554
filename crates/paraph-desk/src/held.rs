//! Which channels this desk holds, and whose they are: written down outside the store.
//!
//! A log that is taken out of the store whole leaves nothing behind in it that could be missed. So
//! each channel that was read and found in order has a file of its own in the desk's folder, beside
//! the keys: whoever can only write to the store cannot take it away. It names the channel's members,
//! since what is wrong with a channel is said to them alone, and their own record of it may be what is
//! gone.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use paraph_case::channel::Channel;
use paraph_case::id::{ChannelId, Party};
use paraph_log::json::{Map, Value, parse_canonical};

use crate::{DeskError, keys};

/// What is written down of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) name: String,
    members: Vec<Party>,
}

impl Held {
    pub(crate) fn of(channel: &Channel) -> Self {
        let members = channel.members().iter().map(|member| member.party.clone()).collect();
        Self { name: channel.name().to_string(), members }
    }

    /// Whether a party is a member, as far as this desk has read.
    pub(crate) fn names(&self, party: &Party) -> bool {
        self.members.contains(party)
    }

    fn write(&self) -> Vec<u8> {
        let members = self.members.iter().map(|party| Value::Text(party.to_string())).collect();
        let mut map = Map::default();
        map.insert("members", Value::List(members));
        map.insert("name", self.name.as_str());
        Value::Map(map).to_canonical()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let value = parse_canonical(bytes).ok()?;
        let map = value.as_map()?;
        let party = |value: &Value| value.as_text()?.parse().ok();
        Some(Self {
            name: map.get("name")?.as_text()?.into(),
            members: map.get("members")?.as_list()?.iter().map(party).collect::<Option<_>>()?,
        })
    }
}

/// Every channel that this desk has written down. What cannot be read counts as not written: it is
/// written anew when the channel is read again.
pub(crate) fn all(folder: &Path) -> BTreeMap<ChannelId, Held> {
    let files = fs::read_dir(folder.join("held")).into_iter().flatten().flatten();
    let held = |file: fs::DirEntry| {
        let name = file.file_name().into_string().ok()?;
        let id = ChannelId(name.strip_suffix(".json")?.parse().ok()?);
        Some((id, Held::read(&fs::read(file.path()).ok()?)?))
    };
    files.filter_map(held).collect()
}

/// Writes a channel down, in the place of what was written before.
pub(crate) fn remember(folder: &Path, id: ChannelId, held: &Held) -> Result<(), DeskError> {
    let folder = folder.join("held");
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| DeskError::file(&path, error)
    };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(failed(&folder))?;
    // Whole or not at all, though several commands may write at once.
    let path: PathBuf = folder.join(format!("{id}.json"));
    let new = folder.join(format!("{id}.{}", std::process::id()));
    let made =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new);
    let written = made.and_then(|mut file| {
        file.write_all(&held.write())?;
        file.sync_all()
    });
    written.map_err(failed(&new))?;
    fs::rename(&new, &path).map_err(failed(&path))?;
    keys::sync(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(members: &[&str]) -> Held {
        let members = members.iter().map(|party| party.parse().unwrap()).collect();
        Held { name: "plenary".into(), members }
    }

    #[test]
    fn what_is_written_down_last_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let id = |bytes: &[u8]| ChannelId(paraph_log::hash::sha256(bytes));
        assert_eq!(all(folder.path()), BTreeMap::new());
        let (one, other) = (id(b"one"), id(b"other"));
        for (id, members) in [(one, &["A", "M"][..]), (other, &["B"]), (one, &["A", "B", "M"])] {
            remember(folder.path(), id, &held(members)).unwrap();
        }
        let expected = [(one, held(&["A", "B", "M"])), (other, held(&["B"]))];
        assert_eq!(all(folder.path()), BTreeMap::from(expected));
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let id = ChannelId(paraph_log::hash::sha256(b"one"));
        remember(folder.path(), id, &held(&["A"])).unwrap();
        let file = folder.path().join("held").join(format!("{id}.json"));
        for torn in [
            "",
            "{}",
            "{\"members\":[\"A\"],\"name\":\"plenary\"",
            "{\"members\":[1],\"name\":\"p\"}",
        ] {
            fs::write(&file, torn).unwrap();
            assert_eq!(all(folder.path()), BTreeMap::new(), "{torn}");
        }
    }
}
