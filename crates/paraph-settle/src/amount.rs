//! Units as people read them in a sentence.

use alloc::{format, string::String};

use num_integer::Integer as _;

/// Units in points: a decimal number where it ends, else a fraction in lowest terms.
pub(crate) fn amount(units: i64, point: i64) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (units, point) = (units.unsigned_abs(), point.unsigned_abs().max(1));
    let common = units.gcd(&point);
    let (units, point) = (units / common, point / common);
    let Some(places) = (0..=18).find(|places| 10_u64.pow(*places) % point == 0) else {
        return format!("{sign}{units}/{point}");
    };
    let (whole, rest) = (units / point, u128::from(units % point));
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let behind = rest * 10_u128.pow(places) / u128::from(point);
    let width = usize::try_from(places).unwrap_or(0);
    format!("{sign}{whole}.{behind:0width$}")
}
