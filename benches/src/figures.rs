//! Figures as they are printed: medians, ratios and units, without floating point.

/// The middle one.
pub(crate) fn median(mut figures: Vec<u64>) -> u64 {
    figures.sort_unstable();
    figures[figures.len() / 2]
}

/// How many times `of` is `to`, in hundredths.
pub(crate) fn hundredths(of: u64, to: u64) -> u64 {
    of * 100 / to.max(1)
}

/// `1.15`.
pub(crate) fn ratio(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Nanoseconds in the unit that suits them: `48.1 us`, `412 ms`.
pub(crate) fn time(nanos: u64) -> String {
    match nanos {
        0..100_000 => format!("{}.{} us", nanos / 1000, nanos % 1000 / 100),
        100_000..10_000_000 => format!("{} us", nanos / 1000),
        _ => format!("{} ms", nanos / 1_000_000),
    }
}

/// `12.3 MB`.
pub(crate) fn memory(kilobytes: u64) -> String {
    format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
}
