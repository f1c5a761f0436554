//! Which channels this desk holds, how far, and who reads them: written down outside the store.
//!
//! A log that is taken out of the store, whole or from its end, leaves nothing behind in it that could
//! be missed. So each channel that was read and found in order has a file of its own in the desk's
//! folder, beside the keys: whoever can only write to the store cannot take it away. It names those who
//! read the channel, since what is wrong with it is said to them alone, and their own record of it may
//! be what is gone. Nobody else's command has to open the log, either.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use paraph_case::channel::Channel;
use paraph_case::id::{Actor, ChannelId, Party};
use paraph_log::json::{Map, Value, parse_canonical};
use paraph_log::merkle::Head;

use crate::{DeskError, keys, private};

/// What is written down of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) name: String,
    /// Up to where it was found in order.
    pub(crate) head: Head,
    /// The members themselves, and everybody who was presented and not revoked.
    readers: BTreeSet<Actor>,
    recorder: Option<Party>,
}

impl Held {
    /// What is to be written of a channel whose whole log has this head.
    pub(crate) fn of(channel: &Channel, head: Head) -> Self {
        let members = channel.members();
        let parties = members.iter().map(|member| member.party.itself());
        let delegates = members.delegates().map(|(delegate, _)| delegate.clone());
        Self {
            name: channel.name().to_string(),
            head,
            readers: parties.chain(delegates).collect(),
            recorder: channel.charter().reconstruction.clone(),
        }
    }

    /// Whether somebody reads the channel.
    pub(crate) fn lets_read(&self, who: &Actor) -> bool {
        self.readers.contains(who)
    }

    /// Who signs the acts of a member, where the channel is a reconstruction.
    pub(crate) fn recorder_of(&self, party: &Party) -> Option<&Party> {
        self.recorder.as_ref().filter(|_| self.readers.contains(&party.itself()))
    }

    fn write(&self) -> Vec<u8> {
        let readers = self.readers.iter().map(|who| Value::Text(who.to_string())).collect();
        let mut map = Map::default();
        map.insert("name", self.name.as_str());
        map.insert("readers", Value::List(readers));
        if let Some(recorder) = &self.recorder {
            map.insert("recorder", recorder.to_string());
        }
        map.insert("root", self.head.root.to_string());
        map.insert("size", self.head.size.to_string());
        Value::Map(map).to_canonical()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let value = parse_canonical(bytes).ok()?;
        let map = value.as_map()?;
        let text = |name: &str| map.get(name)?.as_text();
        let reader = |value: &Value| value.as_text()?.parse().ok();
        let recorder = map.get("recorder").map(|value| value.as_text()?.parse().ok());
        Some(Self {
            name: text("name")?.into(),
            head: Head { size: text("size")?.parse().ok()?, root: text("root")?.parse().ok()? },
            readers: map.get("readers")?.as_list()?.iter().map(reader).collect::<Option<_>>()?,
            recorder: match recorder {
                None => None,
                Some(party) => Some(party?),
            },
        })
    }
}

/// The file in which a channel is written down.
pub(crate) fn file(folder: &Path, id: ChannelId) -> PathBuf {
    folder.join("held").join(format!("{id}.json"))
}

/// What is written down of a channel, if it can be read.
pub(crate) fn one(folder: &Path, id: ChannelId) -> Option<Held> {
    Held::read(&fs::read(file(folder, id)).ok()?)
}

/// Every channel that this desk has written down. What cannot be read counts as not written: it is
/// written anew when the channel is read again.
pub(crate) fn all(folder: &Path) -> BTreeMap<ChannelId, Held> {
    let files = fs::read_dir(folder.join("held")).into_iter().flatten().flatten();
    let held = |file: fs::DirEntry| {
        let name = file.file_name().into_string().ok()?;
        let id = ChannelId(name.strip_suffix(".json")?.parse().ok()?);
        Some((id, one(folder, id)?))
    };
    files.filter_map(held).collect()
}

/// Writes a channel down, in the place of what was written before.
pub(crate) fn remember(folder: &Path, id: ChannelId, held: &Held) -> Result<(), DeskError> {
    let path = file(folder, id);
    let folder = folder.join("held");
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| DeskError::file(&path, error)
    };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(failed(&folder))?;
    private::replace_private(&path, &held.write()).map_err(failed(&path))?;
    keys::sync(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(readers: &[&str]) -> Held {
        let readers = readers.iter().map(|who| who.parse().unwrap()).collect();
        Held { name: "plenary".into(), head: Head::EMPTY, readers, recorder: None }
    }

    #[test]
    fn what_is_written_down_last_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let id = |bytes: &[u8]| ChannelId(paraph_log::hash::sha256(bytes));
        assert_eq!(all(folder.path()), BTreeMap::new());
        let (one, other) = (id(b"one"), id(b"other"));
        let recorded = Held { recorder: Some("R".parse().unwrap()), ..held(&["B"]) };
        for (id, held) in
            [(one, &held(&["A", "M"])), (other, &recorded), (one, &held(&["A", "B", "m@M"]))]
        {
            remember(folder.path(), id, held).unwrap();
        }
        let expected = [(one, held(&["A", "B", "m@M"])), (other, recorded)];
        assert_eq!(all(folder.path()), BTreeMap::from(expected));
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let id = ChannelId(paraph_log::hash::sha256(b"one"));
        remember(folder.path(), id, &held(&["A"])).unwrap();
        let file = file(folder.path(), id);
        for torn in [
            "",
            "{}",
            "{\"name\":\"plenary\",\"readers\":[\"A\"]",
            "{\"name\":\"p\",\"readers\":[1],\"root\":\"\",\"size\":\"0\"}",
            "{\"members\":[\"A\"],\"name\":\"plenary\"}",
        ] {
            fs::write(&file, torn).unwrap();
            assert_eq!(all(folder.path()), BTreeMap::new(), "{torn}");
        }
    }
}
