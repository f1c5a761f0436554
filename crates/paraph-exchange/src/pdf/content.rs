//! The contents of a page: which letters are drawn, and where.

mod paints;
mod parts;

use std::collections::BTreeMap;
use std::rc::Rc;

use paraph_text::FileDigest;

use super::colour::{Paint, Spaces};
use super::file::File;
use super::font::{Font, scaled, times};
use super::ground::{Clip, Ground};
use super::layers::Layers;
use super::marked::{Marks, Noted};
use super::matrix::{IDENTITY, Matrix, matrix, product, turn};
use super::object::{Dict, Lexer, ONE, Object};
use super::overstruck;
use super::page::Page;
use super::pictures::{self, Known, Picture};
use crate::{TEXT_BYTES_MAX, Unreadable, raised};
use paints::Blend;

/// How many operations one page may have.
const OPERATIONS_MAX: usize = 5_000_000;
/// How many operations all pages may have together.
const ALL_OPERATIONS_MAX: usize = 100_000_000;
/// How many letters one page may have.
const LETTERS_MAX: usize = 1 << 20;
/// How many operands an operation is given at most.
const OPERANDS_MAX: usize = 64;
/// Farther out than any page is, so that lengths can be added and taken from one another.
pub(super) const FAR: i64 = 10_000_000 * ONE;
/// How many states may be kept.
const STATES_MAX: usize = 256;

/// A letter on a page; lengths in millionths of a point.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: i64,
    /// Height above the lower edge, in thousandths of the page.
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) size: i64,
    /// Where on the page, from 0 at the lower edge to 1000.
    pub(super) level: i64,
    /// By how many quarters the line that it stands in is turned to the left; none if aslant.
    pub(super) turn: Option<usize>,
    /// Whether it is painted; else nobody sees it.
    pub(super) is_painted: bool,
    /// Whether it can hardly be seen: white on white, or of no size.
    pub(super) is_faint: bool,
    /// Whether it may be so, as it is painted in a way that is not read here.
    pub(super) is_doubtful: bool,
    /// How many surfaces were painted before it.
    pub(super) surfaces: usize,
}

/// What is drawn on a page.
pub(super) struct Contents {
    /// The letters in the order in which they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) pictures: Vec<Picture>,
    /// How large its pictures are together, in square points.
    pub(super) covered: i64,
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: i64,
    char_space: i64,
    word_space: i64,
    /// In millionths of the natural width.
    stretch: i64,
    leading: i64,
    rise: i64,
    /// How letters are drawn: filled, stroked, or neither.
    mode: i64,
    /// What surfaces are filled with, and edges drawn.
    fill: Paint,
    stroke: Paint,
    /// Whether all of a drawing in which this is drawn is seen through.
    is_veiled: bool,
    /// How what is painted and what lies below it become one.
    blend: Blend,
    mode_of_blend: Blend,
    is_masked: bool,
    /// What is not cut away.
    clip: Clip,
}

struct Interpreter<'a, 'b> {
    file: &'a File<'b>,
    page: &'a Page,
    drawn: &'a mut Drawn,
    state: State,
    kept: Vec<State>,
    text: Matrix,
    line: Matrix,
    glyphs: Vec<Glyph>,
    pictures: Vec<Picture>,
    covered: i64,
    operations: usize,
    /// Which page it is, from 0.
    number: usize,
    ground: Ground,
    marked: Marks,
}

/// What has been drawn on the pages so far.
#[derive(Default)]
pub(super) struct Drawn {
    /// The fonts that have been read, by what names them in the file.
    fonts: BTreeMap<String, Rc<Font>>,
    spaces: Spaces,
    pictures: Known,
    text_bytes: usize,
    operations: usize,
    /// The layers that are off.
    layers: Layers,
    /// What is to be said of the parts that the file marks.
    pub(super) told: Noted,
}

impl Drawn {
    /// Nothing, in a file of which some layers are off.
    pub(super) fn new(layers: Layers) -> Self {
        Self { layers, ..Self::default() }
    }
}

/// What is drawn on a page.
pub(super) fn read(
    file: &File<'_>,
    page: &Page,
    number: usize,
    drawn: &mut Drawn,
) -> Result<Contents, Unreadable> {
    let mut contents = Vec::new();
    let parts = match page.dict(file).get("Contents") {
        Some(reference @ Object::Reference(_)) => match file.resolve(reference) {
            Object::Array(parts) => parts,
            _ => vec![reference.clone()],
        },
        Some(Object::Array(parts)) => parts.clone(),
        _ => Vec::new(),
    };
    for part in parts {
        if let Some(stream) = file.stream(&part) {
            contents.extend(file.unpack(&stream)?);
            contents.push(b'\n');
        }
    }
    let state = State {
        matrix: IDENTITY,
        font: None,
        size: ONE,
        char_space: 0,
        word_space: 0,
        stretch: ONE,
        leading: 0,
        rise: 0,
        mode: 0,
        fill: Paint::default(),
        stroke: Paint::default(),
        is_veiled: false,
        blend: Blend::default(),
        mode_of_blend: Blend::default(),
        is_masked: false,
        clip: Clip::default(),
    };
    let mut interpreter = Interpreter {
        file,
        page,
        drawn,
        state,
        kept: Vec::new(),
        text: IDENTITY,
        line: IDENTITY,
        glyphs: Vec::new(),
        pictures: Vec::new(),
        covered: 0,
        operations: 0,
        number,
        ground: Ground::default(),
        marked: Marks::default(),
    };
    interpreter.run(&contents, &page.resources(file), 0)?;
    interpreter.marked.end_all(number, &mut interpreter.drawn.told);
    interpreter.mark_covered();
    let Interpreter { mut glyphs, pictures, covered, .. } = interpreter;
    overstruck::take_out(&mut glyphs);
    Ok(Contents { glyphs, pictures, covered })
}

impl Interpreter<'_, '_> {
    fn run(&mut self, contents: &[u8], resources: &Dict, depth: usize) -> Result<(), Unreadable> {
        let mut lexer = Lexer::new(contents, 0);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.object() {
            let Object::Word(operator) = object else {
                if operands.len() < OPERANDS_MAX {
                    operands.push(object);
                }
                continue;
            };
            self.operations += 1;
            self.drawn.operations += 1;
            if self.operations > OPERATIONS_MAX || self.drawn.operations > ALL_OPERATIONS_MAX {
                return Err(Unreadable::TooMuchDrawn);
            }
            match operator.as_str() {
                operator if self.ground.draw(operator, &operands, &self.state.matrix) => {}
                "Do" => self.form(&operands, resources, depth)?,
                "Tf" => self.font(&operands, resources)?,
                "BI" => {
                    let bytes = pictures::inline(contents, &mut lexer);
                    self.picture(&FileDigest::of(bytes).0)?;
                }
                "BMC" | "BDC" => self.begin_marked(&operands, resources),
                "EMC" => self.marked.end(self.number, &mut self.drawn.told),
                "q" | "Q" | "cm" => self.graphics(&operator, &operands),
                "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "n" => {
                    let colour = self.state.surface();
                    self.ground.end(&operator, colour, &mut self.state.clip);
                }
                "gs" => self.graphics_state(&operands, resources)?,
                operator if self.paint(operator, &operands, resources) => {}
                operator => {
                    self.position(operator, &operands);
                    self.show(operator, &operands)?;
                }
            }
            operands.clear();
        }
        Ok(())
    }

    fn graphics(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            "q" if self.kept.len() < STATES_MAX => self.kept.push(self.state.clone()),
            "Q" => {
                if let Some(state) = self.kept.pop() {
                    self.state = state;
                }
            }
            "cm" => {
                if let Some(matrix) = matrix(operands) {
                    self.state.matrix = product(&matrix, &self.state.matrix);
                }
            }
            _ => {}
        }
    }

    /// Operators that say where and how the next letters stand.
    fn position(&mut self, operator: &str, operands: &[Object]) {
        let number = |index: usize| operands.get(index).and_then(Object::number).unwrap_or(0);
        if matches!(operator, "BT" | "Tm" | "Td" | "TD" | "T*" | "'" | "\"") {
            self.marked.divide();
        }
        match operator {
            "Tr" => self.state.mode = number(0),
            "BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            "Tm" => {
                if let Some(matrix) = matrix(operands) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = number(1).saturating_neg();
                self.next_line(number(0), number(1));
            }
            "T*" | "'" => self.next_line(0, self.state.leading.saturating_neg()),
            "\"" => {
                (self.state.word_space, self.state.char_space) = (number(0), number(1));
                self.next_line(0, self.state.leading.saturating_neg());
            }
            "Tc" => self.state.char_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.stretch = number(0) / 100,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            _ => {}
        }
    }

    fn next_line(&mut self, x: i64, y: i64) {
        self.line = product(&[ONE, 0, 0, ONE, x, y], &self.line);
        self.text = self.line;
    }

    /// Operators that show letters.
    fn show(&mut self, operator: &str, operands: &[Object]) -> Result<(), Unreadable> {
        match (operator, operands) {
            ("Tj" | "'" | "\"", [.., Object::String(string)]) => self.string(string),
            ("TJ", [Object::Array(items)]) => {
                for item in items {
                    match item {
                        Object::String(string) => self.string(string)?,
                        Object::Number(back) => {
                            let back = scaled(back / ONE, self.state.size);
                            self.advance(times(back, self.state.stretch).saturating_neg());
                        }
                        _ => {}
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn string(&mut self, string: &[u8]) -> Result<(), Unreadable> {
        let Some(font) = self.state.font.clone() else { return Ok(()) };
        self.hold_against_names(&font, string);
        for code in font.codes(string) {
            let State { size, char_space, word_space, stretch, rise, .. } = self.state;
            let natural = scaled(code.width, size);
            let place = product(&[ONE, 0, 0, ONE, 0, rise], &self.text);
            let place = product(&place, &self.state.matrix);
            let word_space = if code.is_space { word_space } else { 0 };
            let step =
                times(natural.saturating_add(char_space).saturating_add(word_space), stretch);
            if let Some(text) = self.marked.read_as(code.text) {
                let page = self.page;
                let text = raised::cleaned(&text).into_owned();
                self.drawn.text_bytes += text.len();
                self.check_letters()?;
                let width = times(times(natural, stretch), place[0].abs().max(place[1].abs()));
                let size = times(size, place[3].abs().max(place[1].abs())).abs();
                let level = page.level(0, place[5]);
                let (turn, is_painted) = (turn(place[0], place[1]), self.state.is_painted());
                let [x, y, width, size, level] =
                    [place[4], place[5], width, size, level].map(|length| length.clamp(-FAR, FAR));
                let (is_faint, is_doubtful) = self.looks(x, y, size);
                self.glyphs.push(Glyph {
                    text,
                    x,
                    y,
                    width,
                    size,
                    level,
                    turn,
                    is_painted,
                    is_faint,
                    is_doubtful,
                    surfaces: self.ground.count(),
                });
            }
            self.advance(step);
        }
        Ok(())
    }

    /// Tells letters that the font says to read as others than their glyphs are called.
    fn hold_against_names(&mut self, font: &Font, string: &[u8]) {
        if !font.is_doubtful() || self.marked.is_artifact() {
            return;
        }
        let [read, named]: [String; 2] = font.read_and_named(string);
        if read != named {
            self.drawn.told.instead(&read, &named, self.number);
        }
    }

    /// Whether so many letters may stand on a page, and so many bytes of text on all of them.
    fn check_letters(&self) -> Result<(), Unreadable> {
        if self.drawn.text_bytes > TEXT_BYTES_MAX {
            return Err(Unreadable::TooMuchText { size_bytes: self.drawn.text_bytes });
        }
        if self.glyphs.len() + self.pictures.len() >= LETTERS_MAX {
            return Err(Unreadable::TooMuchDrawn);
        }
        Ok(())
    }

    fn advance(&mut self, step: i64) {
        self.text = product(&[ONE, 0, 0, ONE, step, 0], &self.text);
    }

    fn font(&mut self, operands: &[Object], resources: &Dict) -> Result<(), Unreadable> {
        let [name, size] = operands else { return Ok(()) };
        let (Some(name), Some(size)) = (name.name(), size.number()) else { return Ok(()) };
        self.state.size = size;
        let fonts = table(resources, "Font");
        let key = format!("{:?}", fonts.get(name));
        let font = match self.drawn.fonts.get(&key) {
            Some(font) => Rc::clone(font),
            None => {
                let dict = self.file.dict(fonts, name);
                let font = Rc::new(Font::read(self.file, &dict)?);
                self.drawn.fonts.insert(key, Rc::clone(&font));
                font
            }
        };
        self.state.font = Some(font);
        Ok(())
    }
}

/// A table of the resources; empty where there is none.
pub(super) fn table<'a>(resources: &'a Dict, name: &str) -> &'a Dict {
    const EMPTY: &Dict = &Dict::new();
    if let Some(Object::Dict(table)) = resources.get(name) { table } else { EMPTY }
}
