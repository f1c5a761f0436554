//! What the elements are called: those of the word-processing namespace, and of others what matters.

use quick_xml::events::BytesStart;
use quick_xml::name::ResolveResult;

const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const MATH: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
];
const EFFECTS_SPACE: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// The names that matter.
const NAMES: [&str; 110] = [
    "p",
    "pPr",
    "rPr",
    "r",
    "t",
    "delText",
    "tab",
    "ptab",
    "br",
    "cr",
    "noBreakHyphen",
    "sym",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "cellIns",
    "cellDel",
    "tbl",
    "tr",
    "trPr",
    "tc",
    "txbxContent",
    "pStyle",
    "numPr",
    "numId",
    "ilvl",
    "ind",
    "outlineLvl",
    "vanish",
    "color",
    "shd",
    "highlight",
    "sz",
    "w",
    "rtl",
    "bidi",
    "bdo",
    "dir",
    "tcPr",
    "gridBefore",
    "gridSpan",
    "vMerge",
    "strike",
    "dstrike",
    "vertAlign",
    "position",
    "hidden",
    "sdt",
    "dataBinding",
    "showingPlcHdr",
    "date",
    "listItem",
    "webHidden",
    "specVanish",
    "altChunk",
    "subDoc",
    "rStyle",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "tcPrChange",
    "trPrChange",
    "numberingChange",
    "instrText",
    "delInstrText",
    "style",
    "docDefaults",
    "name",
    "basedOn",
    "abstractNum",
    "lvl",
    "start",
    "numFmt",
    "lvlText",
    "lvlRestart",
    "isLgl",
    "num",
    "abstractNumId",
    "lvlOverride",
    "startOverride",
    "numStyleLink",
    "styleLink",
    "footnote",
    "endnote",
    "drawing",
    "pict",
    "object",
    "rFonts",
    "fldChar",
    "fldSimple",
    "ffData",
    "checkBox",
    "checked",
    "default",
    "ddList",
    "result",
    "listEntry",
    "textInput",
    "spacing",
    "trHeight",
    "tblStyle",
    "tblStylePr",
    "background",
];

/// The names of effects on letters, and under which they are given.
const EFFECTS: [(&str, &str); 17] = [
    ("textFill", "w14:textFill"),
    ("textOutline", "w14:textOutline"),
    ("noFill", "w14:noFill"),
    ("solidFill", "w14:solidFill"),
    ("gradFill", "w14:gradFill"),
    ("srgbClr", "w14:srgbClr"),
    ("schemeClr", "w14:schemeClr"),
    ("alpha", "w14:alpha"),
    ("lumMod", "w14:lum"),
    ("lumOff", "w14:lum"),
    ("shade", "w14:lum"),
    ("glow", "w14:other"),
    ("shadow", "w14:other"),
    ("reflection", "w14:other"),
    ("scene3d", "w14:other"),
    ("props3d", "w14:other"),
    ("ligatures", "w14:other"),
];

/// The names of equations, and under which they are given.
const EQUATIONS: [(&str, &str); 37] = [
    ("oMath", "m:oMath"),
    ("r", "m:r"),
    ("e", "m:e"),
    ("num", "m:num"),
    ("den", "m:den"),
    ("sub", "m:sub"),
    ("sup", "m:sup"),
    ("deg", "m:deg"),
    ("fName", "m:fName"),
    ("lim", "m:lim"),
    ("f", "m:f"),
    ("sSup", "m:sSup"),
    ("sSub", "m:sSub"),
    ("sSubSup", "m:sSubSup"),
    ("sPre", "m:sPre"),
    ("rad", "m:rad"),
    ("nary", "m:nary"),
    ("d", "m:d"),
    ("func", "m:func"),
    ("limLow", "m:limLow"),
    ("limUpp", "m:limUpp"),
    ("acc", "m:acc"),
    ("bar", "m:bar"),
    ("borderBox", "m:borderBox"),
    ("groupChr", "m:groupChr"),
    ("m", "m:m"),
    ("mr", "m:mr"),
    ("eqArr", "m:eqArr"),
    ("phant", "m:phant"),
    ("box", "m:box"),
    ("chr", "m:chr"),
    ("begChr", "m:begChr"),
    ("endChr", "m:endChr"),
    ("sepChr", "m:sepChr"),
    ("type", "m:type"),
    ("pos", "m:pos"),
    ("ctrlPr", "m:ctrlPr"),
];

/// What an element is called here.
pub(super) fn name(space: &ResolveResult<'_>, start: &BytesStart<'_>) -> &'static str {
    let ResolveResult::Bound(space) = space else { return "" };
    let space: &str = space.as_ref();
    let local = start.local_name();
    let local: &str = local.as_ref();
    match local {
        "AlternateContent" if space == COMPATIBILITY => "AlternateContent",
        "Choice" if space == COMPATIBILITY => "Choice",
        "Fallback" if space == COMPATIBILITY => "Fallback",
        "Relationship" if space == RELATIONSHIPS => "Relationship",
        "t" if MATH.contains(&space) => "t",
        _ if MATH.contains(&space) => {
            let known = EQUATIONS.iter().find(|(name, _)| *name == local);
            known.map_or("", |(_, given)| given)
        }
        _ if space == EFFECTS_SPACE => {
            let known = EFFECTS.iter().find(|(name, _)| *name == local);
            known.map_or("", |(_, given)| given)
        }
        _ if WORD.contains(&space) => {
            NAMES.iter().find(|name| **name == local).copied().unwrap_or_default()
        }
        _ => "",
    }
}
