//! An attacker who sees sums, knows who is in which, and solves linear systems; written apart from
//! the proof it is set against (floating point and elimination by rows, every small set tried).

/// Shown sums: one row of noughts and ones per sum.
#[derive(Clone, Debug)]
pub struct Sums(pub Vec<Vec<f64>>);

/// Rank by elimination with pivots.
pub fn rank(mut rows: Vec<Vec<f64>>) -> usize {
    let columns = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..columns {
        let best = (rank..rows.len())
            .max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()));
        let Some(best) = best.filter(|row| rows[*row][column].abs() > 1e-9) else { continue };
        rows.swap(rank, best);
        let pivot = rows[rank].clone();
        for row in rows.iter_mut().skip(rank + 1) {
            let factor = row[column] / pivot[column];
            row.iter_mut().zip(&pivot).for_each(|(value, less)| *value -= less * factor);
        }
        rank += 1;
    }
    rank
}

/// A set of at most `most` businesses about which the sums say something on their own: without
/// their columns the sums say less. Businesses in the same sums cannot be told apart, so that only
/// whole kinds matter.
pub fn few_behind(sums: &Sums, most: usize) -> Option<Vec<usize>> {
    let members = sums.0.first().map_or(0, Vec::len);
    let mut kinds: Vec<(Vec<u8>, Vec<usize>)> = Vec::new();
    for member in 0..members {
        let kind: Vec<u8> = sums.0.iter().map(|row| row[member] as u8).collect();
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, who)) => who.push(member),
            None => kinds.push((kind, vec![member])),
        }
    }
    let columns = |left_out: &[usize]| -> Vec<Vec<f64>> {
        let kept = (0..kinds.len()).filter(|at| !left_out.contains(at));
        kept.map(|at| kinds[at].0.iter().map(|bit| f64::from(*bit)).collect()).collect()
    };
    let whole = rank(columns(&[]));
    let small: Vec<usize> = (0..kinds.len()).filter(|at| kinds[*at].1.len() <= most).collect();
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    while let Some(set) = sets.pop() {
        let count: usize = set.iter().map(|at| kinds[*at].1.len()).sum();
        if count > most {
            continue;
        }
        if !set.is_empty() && rank(columns(&set)) < whole {
            return Some(set.iter().flat_map(|at| kinds[*at].1.clone()).collect());
        }
        let after = set.last().copied();
        for next in small.iter().filter(|at| after.is_none_or(|last| **at > last)) {
            sets.push(set.iter().copied().chain([*next]).collect());
        }
    }
    None
}

/// Whether a sum over these businesses follows from the shown ones.
pub fn follows(sums: &Sums, wanted: &[f64]) -> bool {
    let mut with = sums.0.clone();
    with.push(wanted.to_vec());
    rank(with) == rank(sums.0.clone())
}
