//! The filters through which a stream is packed.

use std::io::Read as _;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::object::{Dict, hex_digit, is_white};

/// The widest row of a predictor, in bytes.
const ROW_MAX: usize = 1 << 20;

/// Unpacks bytes through one filter; none for one that is of pictures or not known.
///
/// At most `limit` bytes come out; of a damaged stream, those before the damage.
pub(super) fn unpack(name: &str, bytes: &[u8], parameters: &Dict, limit: usize) -> Option<Vec<u8>> {
    let unpacked = match name {
        "FlateDecode" | "Fl" => inflate(bytes, limit),
        "LZWDecode" | "LZW" => lzw(bytes, parameters, limit),
        "ASCII85Decode" | "A85" => ascii85(bytes, limit),
        "ASCIIHexDecode" | "AHx" => ascii_hex(bytes, limit),
        "RunLengthDecode" | "RL" => run_length(bytes, limit),
        _ => return None,
    };
    Some(predicted(unpacked, parameters))
}

fn inflate(bytes: &[u8], limit: usize) -> Vec<u8> {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    let mut unpacked = Vec::new();
    // What was unpacked before an error is kept: a cut file still has its first pages.
    let result = ZlibDecoder::new(bytes).take(limit).read_to_end(&mut unpacked);
    if result.is_err() && unpacked.is_empty() {
        let bare = bytes.get(2..).unwrap_or_default();
        let again = DeflateDecoder::new(bare).take(limit).read_to_end(&mut unpacked);
        drop(again);
    }
    unpacked
}

fn ascii_hex(bytes: &[u8], limit: usize) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> = digits.filter_map(|byte| hex_digit(*byte)).collect();
    let pairs = digits.chunks(2).take(limit);
    pairs.map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii85(bytes: &[u8], limit: usize) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    for byte in bytes.iter().copied().filter(|byte| !is_white(*byte)) {
        if unpacked.len() >= limit {
            break;
        }
        match byte {
            b'z' if group.is_empty() => unpacked.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    unpacked.extend(group85(&group));
                    group.clear();
                }
            }
            _ => break,
        }
    }
    if group.len() > 1 {
        let count = group.len() - 1;
        group.resize(5, 84);
        unpacked.extend(group85(&group).into_iter().take(count));
    }
    unpacked
}

fn group85(group: &[u8]) -> [u8; 4] {
    let value = group.iter().fold(0_u64, |value, digit| value * 85 + u64::from(*digit));
    u32::try_from(value & 0xFFFF_FFFF).unwrap_or(0).to_be_bytes()
}

fn run_length(bytes: &[u8], limit: usize) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let mut rest = bytes;
    while let Some((length, behind)) = rest.split_first() {
        if unpacked.len() >= limit || *length == 128 {
            break;
        }
        let count = usize::from(*length);
        if *length < 128 {
            let end = (count + 1).min(behind.len());
            unpacked.extend_from_slice(&behind[..end]);
            rest = &behind[end..];
        } else {
            let Some((byte, behind)) = behind.split_first() else { break };
            unpacked.extend(std::iter::repeat_n(*byte, 257 - count));
            rest = behind;
        }
    }
    unpacked
}

/// LZW with codes of nine to twelve bits, as PDF has it.
fn lzw(bytes: &[u8], parameters: &Dict, limit: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const FIRST: usize = 258;
    const CODES_MAX: usize = 4096;
    let early = parameters.get("EarlyChange").and_then(super::object::Object::int).unwrap_or(1);
    let early = usize::from(early != 0);
    let mut unpacked: Vec<u8> = Vec::new();
    // Each code is a range of what has been unpacked already.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from(bits >> held & ((1 << width) - 1)).unwrap_or(END);
        bits &= (1 << held) - 1;
        if code == END || unpacked.len() >= limit {
            break;
        }
        if code == CLEAR {
            table.clear();
            (last, width) = (None, 9);
            continue;
        }
        let start = unpacked.len();
        if let Ok(byte) = u8::try_from(code) {
            unpacked.push(byte);
        } else {
            let known = table.get(code.saturating_sub(FIRST)).copied();
            // A code that is just being made is the last one with its own first byte.
            let Some((from, to)) = known.or(last.map(|(from, to)| (from, to + 1))) else { break };
            for index in from..to {
                let Some(byte) = unpacked.get(index).copied() else { break };
                unpacked.push(byte);
            }
        }
        if let Some((from, to)) = last
            && table.len() + FIRST < CODES_MAX
        {
            table.push((from, to + 1));
        }
        last = Some((start, unpacked.len()));
        let next = table.len() + FIRST + early;
        width = if next >= 2048 {
            12
        } else if next >= 1024 {
            11
        } else if next >= 512 {
            10
        } else {
            9
        };
    }
    unpacked
}

/// Undoes what a predictor did to the rows of a stream.
fn predicted(bytes: Vec<u8>, parameters: &Dict) -> Vec<u8> {
    let number = |name: &str, default: usize| {
        let value = parameters.get(name).and_then(super::object::Object::int);
        value.and_then(|value| usize::try_from(value).ok()).unwrap_or(default)
    };
    if number("Predictor", 1) < 10 {
        return bytes;
    }
    let pixel_bits = number("Colors", 1).saturating_mul(number("BitsPerComponent", 8));
    let pixel = pixel_bits.div_ceil(8).clamp(1, ROW_MAX);
    let row = pixel_bits.saturating_mul(number("Columns", 1)).div_ceil(8).clamp(1, ROW_MAX);
    let mut above = vec![0_u8; row];
    let mut unpacked = Vec::with_capacity(bytes.len());
    for line in bytes.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let mut current = vec![0_u8; row];
        for (index, byte) in line.iter().enumerate() {
            let before = index.checked_sub(pixel);
            let left = before.and_then(|at| current.get(at)).copied().unwrap_or(0);
            let corner = before.and_then(|at| above.get(at)).copied().unwrap_or(0);
            let up = above.get(index).copied().unwrap_or(0);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(place) = current.get_mut(index) {
                *place = byte.wrapping_add(guess);
            }
        }
        unpacked.extend_from_slice(current.get(..line.len()).unwrap_or(&current));
        above = current;
    }
    unpacked
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let distance = |value: i16| (a + b - c - value).abs();
    if distance(a) <= distance(b) && distance(a) <= distance(c) {
        left
    } else if distance(b) <= distance(c) {
        up
    } else {
        corner
    }
}
