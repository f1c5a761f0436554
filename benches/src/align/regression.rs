//! Logistic regression: Newton's method with a ridge.

/// One observation.
pub(crate) struct Row {
    pub(crate) features: Vec<f64>,
    pub(crate) is_link: bool,
    /// How much it counts.
    pub(crate) weight: f64,
}

/// How strongly weights are drawn to 0; the first, which is always there, is not.
const RIDGE: f64 = 1e-3;
const STEPS_MAX: usize = 30;

/// The weights that make the observations most probable.
pub(crate) fn fit(rows: &[Row]) -> Vec<f64> {
    let count = rows.first().map_or(0, |row| row.features.len());
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let ridge: Vec<f64> = (0..count).map(|at| RIDGE * spread(rows, at) * total).collect();
    let mut weights = vec![0.0; count];
    for _ in 0..STEPS_MAX {
        let mut slope: Vec<f64> = (0..count).map(|at| -ridge[at] * weights[at]).collect();
        let mut curve = vec![vec![0.0; count]; count];
        for (at, ridge) in ridge.iter().enumerate() {
            curve[at][at] = ridge + 1e-9;
        }
        for row in rows {
            let logit: f64 = row.features.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let sure = 1.0 / (1.0 + (-logit).exp());
            let miss = row.weight * (f64::from(u8::from(row.is_link)) - sure);
            let bend = row.weight * sure * (1.0 - sure);
            for (at, x) in row.features.iter().enumerate() {
                slope[at] += miss * x;
                for (other, y) in row.features[..=at].iter().enumerate() {
                    curve[at][other] += bend * x * y;
                }
            }
        }
        let step = solve(curve, slope);
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight += step.clamp(-2.0, 2.0);
        }
        if step.iter().all(|step| step.abs() < 1e-3) {
            break;
        }
    }
    weights
}

/// The variance of a feature; nothing for one that never varies.
fn spread(rows: &[Row], at: usize) -> f64 {
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let mean = rows.iter().map(|row| row.weight * row.features[at]).sum::<f64>() / total;
    rows.iter().map(|row| row.weight * (row.features[at] - mean).powi(2)).sum::<f64>() / total
}

/// Solves a symmetric positive system by Cholesky; only the lower half is read.
fn solve(mut curve: Vec<Vec<f64>>, mut slope: Vec<f64>) -> Vec<f64> {
    let count = slope.len();
    for at in 0..count {
        for other in 0..=at {
            let inner: f64 = (0..other).map(|k| curve[at][k] * curve[other][k]).sum();
            let rest = curve[at][other] - inner;
            curve[at][other] =
                if at == other { rest.max(1e-12).sqrt() } else { rest / curve[other][other] };
        }
        let inner: f64 = (0..at).map(|k| curve[at][k] * slope[k]).sum();
        slope[at] = (slope[at] - inner) / curve[at][at];
    }
    for at in (0..count).rev() {
        let inner: f64 = (at + 1..count).map(|k| curve[k][at] * slope[k]).sum();
        slope[at] = (slope[at] - inner) / curve[at][at];
    }
    slope
}
