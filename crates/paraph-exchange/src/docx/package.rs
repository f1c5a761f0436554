//! The ZIP archive that a document is, and which part of it is what.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use paraph_text::FileDigest;

use super::data::{CORE, Data, EXTENDED, Identifier};
use super::signs::{Attached, What};
use super::xml::{self, Tag, Visitor};
use crate::{Unreadable, decode};

/// How many bytes all parts that are read may unpack to.
const UNPACKED_BYTES_MAX: usize = 128 * 1024 * 1024;
/// How many parts an archive may have; a document has a dozen, with pictures some hundreds.
const PARTS_MAX: usize = 10_000;
/// How many heads and feet of pages are looked into.
const EDGES_MAX: usize = 1000;
/// How many parts of data are looked into.
const DATA_MAX: usize = 100;
/// From this size on, a part is held against its packed size.
const RATIO_FROM: usize = 8 * 1024 * 1024;
/// How many times its packed size a large part may have.
const RATIO_MAX: u64 = 200;

/// A document's archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked of parts that are read.
    left: usize,
    /// The same of those that are only told apart.
    left_attached: usize,
    /// The digests of those, by their names.
    seen: BTreeMap<String, FileDigest>,
}

/// Where the parts are.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    /// Its colours by name.
    pub(super) theme: Option<String>,
    /// The heads and feet of its pages.
    pub(super) edges: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // Counted in the bytes, since what an archive says of itself may be anything.
        if bytes.windows(4).filter(|window| window == b"PK\x01\x02").count() > PARTS_MAX {
            return Err(Unreadable::TooManyParts { limit: PARTS_MAX });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|bad| damaged(&bad))?;
        let (left, left_attached) = (UNPACKED_BYTES_MAX, UNPACKED_BYTES_MAX);
        Ok(Self { archive, left, left_attached, seen: BTreeMap::new() })
    }

    /// Finds the parts of a document.
    pub(super) fn parts(&mut self) -> Result<Parts, Unreadable> {
        let mut main = Relations::new("");
        if let Some(text) = self.read(Some("_rels/.rels"))? {
            xml::walk(&text, &mut main)?;
        }
        let document = main.target("/officeDocument").unwrap_or_else(|| "word/document.xml".into());
        if !document.ends_with(".xml") || !self.has(&document) || self.has("xl/workbook.xml") {
            return Err(self.other());
        }
        let own = self.relations(&document)?;
        Ok(Parts {
            styles: own.target("/styles"),
            numbering: own.target("/numbering"),
            footnotes: own.target("/footnotes"),
            endnotes: own.target("/endnotes"),
            theme: own.target("/theme"),
            edges: own.edges,
            document,
        })
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// What the archive is, if no document of Word.
    fn other(&mut self) -> Unreadable {
        let kind = self.read(Some("mimetype")).ok().flatten().unwrap_or_default();
        let names: Vec<String> =
            self.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        let holds = |folder: &str| names.iter().any(|name| name.starts_with(folder));
        let (what, instead) = if kind.contains("opendocument.text") {
            ("an OpenDocument text", "open it in a word processor and save it as DOCX")
        } else if kind.contains("opendocument") || holds("xl/") || holds("ppt/") {
            ("a spreadsheet or presentation", "save its text as DOCX, HTML or plain text")
        } else if kind.contains("epub") {
            ("an electronic book (EPUB)", "save its text as HTML or plain text")
        } else if holds("word/") {
            return Unreadable::Damaged("it is a Word file without its document".into());
        } else {
            ("a ZIP archive without a Word document", "unpack it and read the files in it")
        };
        Unreadable::Unsupported { what, instead }
    }

    /// The data that content controls may show.
    pub(super) fn data(&mut self, document: &str) -> Result<Data, Unreadable> {
        let mut data = Data::default();
        let mut main = Relations::new("");
        if let Some(text) = self.read(Some("_rels/.rels"))? {
            xml::walk(&text, &mut main)?;
        }
        for (kind, id) in [("/core-properties", CORE), ("/extended-properties", EXTENDED)] {
            if let Some(text) = whole(self.read(main.target(kind).as_deref()))? {
                data.take(id, &text);
            }
        }
        for part in self.relations(document)?.data {
            let properties = self.relations(&part)?.target("/customXmlProps");
            let properties = whole(self.read(properties.as_deref()))?;
            let id = properties.and_then(|properties| Identifier::of(&properties));
            if let (Some(id), Some(text)) = (id, whole(self.read(Some(&part)))?) {
                data.take(&id, &text);
            }
        }
        Ok(data)
    }

    /// What a part names that is no text: pictures, charts, objects, other documents.
    ///
    /// Each is unpacked once and only to be told apart from others.
    pub(super) fn attached(&mut self, part: &str) -> Result<Attached, Unreadable> {
        let mut attached = Attached::default();
        for (id, what, target) in self.relations(part)?.others {
            let digest = match self.seen.get(&target) {
                Some(digest) => *digest,
                None => {
                    let digest = self.digest(what, &target)?;
                    self.seen.insert(target, digest);
                    digest
                }
            };
            attached.insert(id, (what, digest));
        }
        Ok(attached)
    }

    /// The digest of what a relation leads to, with what that names in turn, such as a control's state.
    fn digest(&mut self, what: What, target: &str) -> Result<FileDigest, Unreadable> {
        let Some(name) = self.found(target) else {
            return Ok(FileDigest::of(format!("elsewhere\n{target}").as_bytes()));
        };
        let own = self.digest_of_part(&name)?;
        if what != What::Object || !name.ends_with(".xml") {
            return Ok(own);
        }
        let mut all = own.0.to_vec();
        for (_, _, inner) in self.relations(&name)?.others {
            if let Some(inner) = self.found(&inner) {
                all.extend_from_slice(&self.digest_of_part(&inner)?.0);
            }
        }
        Ok(FileDigest::of(&all))
    }

    /// The part that a target means, as forgiving as programs are.
    fn found(&self, target: &str) -> Option<String> {
        if self.has(target) {
            return Some(target.to_string());
        }
        let meant = target.replace("%20", " ");
        let mut names = self.archive.file_names().flatten();
        names.find(|name| name.eq_ignore_ascii_case(&meant)).map(|name| name.into_owned())
    }

    /// The digest of a part; of its packed bytes where it unpacks to more than is read, or not at all.
    fn digest_of_part(&mut self, name: &str) -> Result<FileDigest, Unreadable> {
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(FileDigest::of(name.as_bytes()));
        };
        let mut bytes = Vec::new();
        let limit = u64::try_from(self.left_attached).unwrap_or(u64::MAX).saturating_add(1);
        let is_read = self
            .archive
            .by_index(index)
            .is_ok_and(|part| part.take(limit).read_to_end(&mut bytes).is_ok());
        if is_read && bytes.len() <= self.left_attached {
            self.left_attached -= bytes.len();
            return Ok(FileDigest::of(&bytes));
        }
        bytes.clear();
        let mut packed = self.archive.by_index_raw(index).map_err(|bad| damaged(&bad))?;
        packed.read_to_end(&mut bytes).map_err(|bad| cut(&bad))?;
        Ok(FileDigest::of(&bytes))
    }

    /// What a part names.
    fn relations(&mut self, part: &str) -> Result<Relations, Unreadable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut own = Relations::new(folder);
        let of = format!("{folder}/_rels/{file}.rels");
        if let Some(text) = self.read(Some(of.trim_start_matches('/')))? {
            xml::walk(&text, &mut own)?;
        }
        Ok(own)
    }

    /// The text of a part; none where there is no such part.
    pub(super) fn read(&mut self, name: Option<&str>) -> Result<Option<String>, Unreadable> {
        let Some(name) = name else { return Ok(None) };
        let mut part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(bad) => return Err(damaged(&bad)),
        };
        let packed = part.compressed_size().max(1);
        let limit = u64::try_from(self.left).unwrap_or(u64::MAX);
        let by_ratio = packed.saturating_mul(RATIO_MAX);
        let large = u64::try_from(RATIO_FROM).unwrap_or(u64::MAX);
        let limit = limit.min(by_ratio.max(large));
        let mut bytes = Vec::new();
        let mut unpacked = part.by_ref().take(limit.saturating_add(1));
        unpacked.read_to_end(&mut bytes).map_err(|bad| cut(&bad))?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if bytes.len() > limit {
            return Err(Unreadable::Bomb { limit_bytes: limit });
        }
        self.left -= bytes.len();
        let text = decode::text(&bytes, None, &mut Vec::new());
        text.map(Some).map_err(|_| Unreadable::Damaged("a part of it is no text".into()))
    }
}

/// What is read of a part of data; one that is damaged shows nothing, and is no reason to refuse the text.
fn whole(read: Result<Option<String>, Unreadable>) -> Result<Option<String>, Unreadable> {
    if let Err(Unreadable::Damaged(_)) = read { Ok(None) } else { read }
}

/// The name of a part as another in a folder gives it.
fn joined(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn cut(bad: &std::io::Error) -> Unreadable {
    Unreadable::Damaged(format!("a part of it cannot be unpacked ({bad})"))
}

fn damaged(bad: &ZipError) -> Unreadable {
    match bad {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Locked,
        bad => Unreadable::Damaged(format!("its ZIP archive is cut off or broken ({bad})")),
    }
}

/// The relations of a part: kinds, and the parts that are meant.
struct Relations {
    folder: String,
    /// The first part of each kind that is read.
    targets: BTreeMap<&'static str, String>,
    edges: Vec<String>,
    /// Parts of data.
    data: Vec<String>,
    /// The identifiers, kinds and parts of what is no text.
    others: Vec<(String, What, String)>,
}

impl Relations {
    fn new(folder: &str) -> Self {
        let (targets, edges, data, others) = Default::default();
        Self { folder: folder.to_string(), targets, edges, data, others }
    }

    fn target(&self, kind: &str) -> Option<String> {
        self.targets.get(kind).cloned()
    }
}

/// The kinds of parts that are read.
const KINDS: [&str; 9] = [
    "/officeDocument",
    "/styles",
    "/numbering",
    "/footnotes",
    "/endnotes",
    "/theme",
    "/customXmlProps",
    "/core-properties",
    "/extended-properties",
];

impl Visitor for Relations {
    fn start(&mut self, name: &'static str, tag: &Tag<'_>) {
        if name != "Relationship" {
            return;
        }
        if let (Some(kind), Some(target)) = (tag.get("Type"), tag.get("Target")) {
            let is_elsewhere = tag.get("TargetMode").as_deref() == Some("External");
            let target = match target.strip_prefix('/') {
                // No part has such a name.
                _ if is_elsewhere => format!("elsewhere:{target}"),
                Some(whole) => whole.to_string(),
                None => joined(&self.folder, &target),
            };
            if let Some(kind) = KINDS.iter().find(|known| kind.ends_with(**known)) {
                self.targets.entry(kind).or_insert(target);
            } else if (kind.ends_with("/header") || kind.ends_with("/footer"))
                && self.edges.len() < EDGES_MAX
            {
                self.edges.push(target);
            } else if kind.ends_with("/customXml") {
                if self.data.len() < DATA_MAX {
                    self.data.push(target);
                }
            } else if let Some(what) = What::of(&kind)
                && self.others.len() < PARTS_MAX
            {
                self.others.push((tag.get("Id").unwrap_or_default(), what, target));
            }
        }
    }

    fn end(&mut self, _name: &'static str) {}
}
