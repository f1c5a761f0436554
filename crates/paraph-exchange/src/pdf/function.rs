//! Functions of a PDF (ISO 32000-1, 7.10): what some numbers become, as inks become colours.
//!
//! All four kinds are worked out in whole numbers. What is not understood gives nothing.

use super::file::File;
use super::font::times;
use super::object::{Dict, ONE, Object};

/// How deep functions may stand in functions, and blocks of a program in one another.
const DEPTH_MAX: usize = 6;
/// How many functions stand in one, those in these too: each may name the same ones again and again.
const FUNCTIONS_MAX: usize = 256;
/// How many numbers a function is given and gives at most.
const NUMBERS_MAX: usize = 32;
/// How many words a program has at most.
const WORDS_MAX: usize = 512;

/// A function.
#[derive(Clone, Debug)]
pub(super) enum Function {
    /// From some numbers to others, by a power.
    Power { from: Vec<i64>, to: Vec<i64>, exponent: i64 },
    /// By a table, of which the nearest entry is taken.
    Sampled(Box<Samples>),
    /// By several, each for a part of the way.
    Stitched { domain: Vec<i64>, bounds: Vec<i64>, encode: Vec<i64>, functions: Vec<Self> },
    /// By a program.
    Program(Vec<Word>),
}

/// A table of what numbers become.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    domain: Vec<i64>,
    encode: Vec<i64>,
    decode: Vec<i64>,
    sizes: Vec<i64>,
    /// In one or two bytes.
    bytes_each: usize,
    bytes: Vec<u8>,
}

/// A word of a program.
#[derive(Clone, Debug)]
pub(super) enum Word {
    Number(i64),
    Operator(String),
    Block(Vec<Self>),
}

impl Function {
    /// Reads a function; none if it is not understood.
    pub(super) fn read(file: &File<'_>, object: &Object) -> Option<Self> {
        Self::read_in(file, object, 0, &mut FUNCTIONS_MAX.clone())
    }

    /// Reads one that stands so deep in others, of which so many may still be read.
    fn read_in(file: &File<'_>, object: &Object, depth: usize, left: &mut usize) -> Option<Self> {
        if depth > DEPTH_MAX {
            return None;
        }
        *left = left.checked_sub(1)?;
        let stream = file.stream(object);
        let dict = match (&stream, file.resolve(object)) {
            (Some(stream), _) => stream.dict.clone(),
            (None, Object::Dict(dict)) => dict,
            _ => return None,
        };
        let numbers = |name: &str| numbers(file, &dict, name);
        match file.entry(&dict, "FunctionType").int()? {
            0 => {
                let bits = file.entry(&dict, "BitsPerSample").int()?;
                let bytes_each = match bits {
                    8 => 1,
                    16 => 2,
                    _ => return None,
                };
                let sizes = numbers("Size");
                let whole = || sizes.iter().flat_map(|size| [0, *size - ONE]).collect();
                let or =
                    |said: Vec<i64>, usual: Vec<i64>| if said.is_empty() { usual } else { said };
                let (encode, decode) = (numbers("Encode"), numbers("Decode"));
                Some(Self::Sampled(Box::new(Samples {
                    domain: numbers("Domain"),
                    encode: or(encode, whole()),
                    decode: or(decode, numbers("Range")),
                    sizes: sizes.iter().map(|size| size / ONE).collect(),
                    bytes_each,
                    bytes: file.unpack(&stream?).ok()?,
                })))
            }
            2 => {
                let or =
                    |said: Vec<i64>, usual: i64| if said.is_empty() { vec![usual] } else { said };
                let exponent = file.entry(&dict, "N").number().unwrap_or(ONE);
                Some(Self::Power {
                    from: or(numbers("C0"), 0),
                    to: or(numbers("C1"), ONE),
                    exponent,
                })
            }
            3 => {
                let functions = file.entry(&dict, "Functions");
                let functions = functions.items().iter().take(NUMBERS_MAX);
                let functions: Option<Vec<Self>> =
                    functions.map(|one| Self::read_in(file, one, depth + 1, left)).collect();
                let [domain, bounds, encode] = ["Domain", "Bounds", "Encode"].map(numbers);
                Some(Self::Stitched { domain, bounds, encode, functions: functions? })
            }
            4 => {
                let text = file.unpack(&stream?).ok()?;
                let text = String::from_utf8_lossy(&text).replace('{', " { ").replace('}', " } ");
                let mut words = text.split_whitespace().take(WORDS_MAX);
                (words.next()? == "{").then(|| block(&mut words, 0))?.map(Self::Program)
            }
            _ => None,
        }
    }

    /// What some numbers become.
    pub(super) fn at(&self, given: &[i64]) -> Option<Vec<i64>> {
        match self {
            Self::Power { from, to, exponent } => {
                let part = power((*given.first()?).clamp(0, ONE), *exponent)?;
                let mix = |(from, to): (&i64, &i64)| {
                    from.saturating_add(times(to.saturating_sub(*from), part))
                };
                Some(from.iter().zip(to).map(mix).collect())
            }
            Self::Sampled(samples) => samples.at(given),
            Self::Stitched { domain, bounds, encode, functions } => {
                let [least, most] = domain.as_slice() else { return None };
                let given = (*given.first()?).clamp(*least, (*most).max(*least));
                let at = bounds.iter().take_while(|bound| given >= **bound).count();
                let at = at.min(functions.len().checked_sub(1)?);
                let low = at.checked_sub(1).and_then(|at| bounds.get(at)).unwrap_or(least);
                let high = bounds.get(at).unwrap_or(most);
                let [first, last] = [at * 2, at * 2 + 1].map(|at| encode.get(at).copied());
                functions.get(at)?.at(&[between(given, [*low, *high], [first?, last?])])
            }
            Self::Program(words) => {
                let mut stack = given.to_vec();
                run(words, &mut stack)?;
                Some(stack)
            }
        }
    }
}

fn numbers(file: &File<'_>, dict: &Dict, name: &str) -> Vec<i64> {
    let said = file.entry(dict, name);
    said.items().iter().take(2 * NUMBERS_MAX).filter_map(|one| file.resolve(one).number()).collect()
}

/// Where a number lies between two others that it lay so between two.
fn between(number: i64, [low, high]: [i64; 2], [first, last]: [i64; 2]) -> i64 {
    let span = i128::from(high) - i128::from(low);
    if span == 0 {
        return first;
    }
    let way =
        (i128::from(number) - i128::from(low)) * (i128::from(last) - i128::from(first)) / span;
    first.saturating_add(i64::try_from(way).unwrap_or(0))
}

/// A part to a power; only to whole ones, but for the ends, which stay.
fn power(part: i64, exponent: i64) -> Option<i64> {
    const POWER_MAX: i64 = 64;
    if part == 0 || part == ONE || exponent == ONE {
        return Some(part);
    }
    let whole = exponent / ONE;
    ((1..=POWER_MAX).contains(&whole) && exponent % ONE == 0)
        .then(|| (1..whole).fold(part, |power, _| times(power, part)))
}

impl Samples {
    fn at(&self, given: &[i64]) -> Option<Vec<i64>> {
        let (mut at, mut step) = (0_usize, 1_usize);
        for (index, size) in self.sizes.iter().enumerate() {
            let pair = |of: &[i64]| Some([*of.get(2 * index)?, *of.get(2 * index + 1)?]);
            let domain = pair(&self.domain)?;
            let number = (*given.get(index)?).clamp(domain[0], domain[1].max(domain[0]));
            let place = between(number, domain, pair(&self.encode)?);
            let place = (place.saturating_add(ONE / 2) / ONE).clamp(0, (*size - 1).max(0));
            at = at.checked_add(usize::try_from(place).ok()?.checked_mul(step)?)?;
            step = step.checked_mul(usize::try_from(*size).ok()?)?;
        }
        let count = self.decode.len() / 2;
        let start = at.checked_mul(count)?.checked_mul(self.bytes_each)?;
        let entry = self.bytes.get(start..start.checked_add(count * self.bytes_each)?)?;
        let most = if self.bytes_each == 1 { 0xFF } else { 0xFFFF };
        let sample = |(sample, decode): (&[u8], &[i64])| {
            let number = sample.iter().fold(0, |number, byte| number << 8 | i64::from(*byte));
            between(number, [0, most], [decode.first().copied()?, decode.get(1).copied()?]).into()
        };
        entry.chunks(self.bytes_each).zip(self.decode.chunks(2)).map(sample).collect()
    }
}

/// The words of a program up to the end of their block.
fn block(words: &mut dyn Iterator<Item = &str>, depth: usize) -> Option<Vec<Word>> {
    let mut read = Vec::new();
    loop {
        match words.next()? {
            "}" => return Some(read),
            "{" if depth < DEPTH_MAX => read.push(Word::Block(block(words, depth + 1)?)),
            "{" => return None,
            word => read.push(match super::object::Lexer::new(word.as_bytes(), 0).object()? {
                Object::Number(number) => Word::Number(number),
                _ => Word::Operator(word.to_string()),
            }),
        }
    }
}

/// Runs a program; nothing if a word of it is not understood.
fn run(words: &[Word], stack: &mut Vec<i64>) -> Option<()> {
    const STACK_MAX: usize = 100;
    let mut blocks: Vec<&[Word]> = Vec::new();
    for word in words {
        if stack.len() > STACK_MAX {
            return None;
        }
        match word {
            Word::Number(number) => stack.push(*number),
            Word::Block(block) => blocks.push(block),
            Word::Operator(name) => match name.as_str() {
                "if" => {
                    let block = blocks.pop()?;
                    if stack.pop()? != 0 {
                        run(block, stack)?;
                    }
                }
                "ifelse" => {
                    let (other, block) = (blocks.pop()?, blocks.pop()?);
                    run(if stack.pop()? == 0 { other } else { block }, stack)?;
                }
                name => operate(name, stack)?,
            },
        }
    }
    Some(())
}

/// The whole number next below; none where there is none.
fn whole(number: i64) -> Option<i64> {
    number.div_euclid(ONE).checked_mul(ONE)
}

fn operate(name: &str, stack: &mut Vec<i64>) -> Option<()> {
    let truth = |is: bool| if is { ONE } else { 0 };
    match name {
        "true" => stack.push(ONE),
        "false" => stack.push(0),
        "pop" => drop(stack.pop()?),
        "dup" => stack.push(*stack.last()?),
        "cvr" => {}
        "neg" | "abs" | "cvi" | "truncate" | "floor" | "ceiling" | "round" | "not" => {
            let one = stack.pop()?;
            stack.push(match name {
                "neg" => one.saturating_neg(),
                "abs" => one.saturating_abs(),
                "floor" => whole(one)?,
                "ceiling" => whole(one.checked_neg()?)?.checked_neg()?,
                "round" => whole(one.checked_add(ONE / 2)?)?,
                "not" => truth(one == 0),
                _ => one / ONE * ONE,
            });
        }
        "exch" | "add" | "sub" | "mul" | "div" | "eq" | "ne" | "gt" | "ge" | "lt" | "le"
        | "and" | "or" => {
            let (two, one) = (stack.pop()?, stack.pop()?);
            if name == "exch" {
                stack.push(two);
            }
            stack.push(match name {
                "exch" => one,
                "add" => one.saturating_add(two),
                "sub" => one.saturating_sub(two),
                "mul" => times(one, two),
                "div" => {
                    i64::try_from((i128::from(one) * i128::from(ONE)).checked_div(i128::from(two))?)
                        .ok()?
                }
                "eq" => truth(one == two),
                "ne" => truth(one != two),
                "gt" => truth(one > two),
                "ge" => truth(one >= two),
                "lt" => truth(one < two),
                "le" => truth(one <= two),
                "and" => truth(one != 0 && two != 0),
                _ => truth(one != 0 || two != 0),
            });
        }
        "copy" | "index" => {
            let count = usize::try_from(stack.pop()? / ONE).ok()?;
            if name == "copy" {
                let from = stack.len().checked_sub(count)?;
                stack.extend_from_within(from..);
            } else {
                stack.push(*stack.get(stack.len().checked_sub(count + 1)?)?);
            }
        }
        "roll" => {
            let (by, count) = (stack.pop()? / ONE, usize::try_from(stack.pop()? / ONE).ok()?);
            let from = stack.len().checked_sub(count)?;
            let rolled = stack.get_mut(from..).filter(|rolled| !rolled.is_empty())?;
            let by = by.rem_euclid(i64::try_from(count).ok()?);
            rolled.rotate_right(usize::try_from(by).ok()?);
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(text: &str, given: &[i64]) -> Option<Vec<i64>> {
        let text = text.replace('{', " { ").replace('}', " } ");
        let words = block(&mut text.split_whitespace().skip(1), 0)?;
        Function::Program(words).at(given)
    }

    #[test]
    fn programs_are_worked_out() {
        let half = ONE / 2;
        assert_eq!(program("{dup 0.2 mul exch}", &[half]), Some(vec![ONE / 10, half]));
        assert_eq!(program("{1 exch sub}", &[ONE]), Some(vec![0]));
        assert_eq!(program("{0.5 gt {1} {0} ifelse}", &[ONE]), Some(vec![ONE]));
        assert_eq!(
            program("{1 2 3 3 1 roll 2 index}", &[]),
            Some([3, 1, 2, 3].map(|one| one * ONE).to_vec())
        );
        let is = |text: &str, tenths: &[i64]| {
            let wanted = tenths.iter().map(|one| one * ONE / 10).collect();
            assert_eq!(program(text, &[]), Some(wanted), "{text}");
        };
        is("{2.5 floor -2.5 floor 2 floor}", &[20, -30, 20]);
        is("{2.5 ceiling -2.5 ceiling 2 ceiling}", &[30, -20, 20]);
        is("{2.5 round 2.4 round -2.5 round -2.6 round}", &[30, 20, -20, -30]);
        is("{2.7 truncate -2.7 truncate 2.7 cvi 2.7 cvr}", &[20, -20, 20, 27]);
        is("{2.5 neg -2.5 abs 2.5 abs}", &[-25, 25, 25]);
        is("{true true and true false and false true or false false or}", &[10, 0, 10, 0]);
        is("{0 not 1 not}", &[10, 0]);
        is("{1 2 3 2 copy}", &[10, 20, 30, 20, 30]);
        is("{1 5 div -1 2 div}", &[2, -5]);
        is("{1 2 add 1 2 sub 2 3 mul}", &[30, -10, 60]);
        is("{1 2 lt 2 2 le 1 2 eq 1 2 ne 1 2 ge 2 2 ge}", &[10, 10, 0, 10, 0, 10]);
        for (text, number) in [
            ("{floor}", i64::MIN),
            ("{ceiling}", i64::MAX),
            ("{ceiling}", i64::MIN),
            ("{neg floor}", i64::MAX),
            ("{round}", i64::MAX),
            ("{neg round}", i64::MIN + 1),
        ] {
            assert_eq!(program(text, &[number]), None, "{text} {number}");
        }
        for bad in
            ["{", "{pop}", "{1 0 div}", "{9 copy}", "{-1 index}", "{2 0 roll}", "{what}", "{if}"]
        {
            assert_eq!(program(bad, &[]), None, "{bad}");
        }
    }
}
