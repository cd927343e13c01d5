//! Sorting by numbers.
//!
//! Every kind of value that the standard library sorts costs 6 KB of WebAssembly; here only places
//! are sorted, whatever the values are.

/// A key: the first number counts most.
pub type Key = [i64; 3];

/// The items by their keys, smallest first; those with equal keys stay in their order.
pub fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    let keys: Vec<Key> = items.iter().map(key).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places(keys).into_iter().filter_map(|place| items[place].take()).collect()
}

/// The places of the keys, the smallest key first.
#[must_use]
pub fn places(keys: Vec<Key>) -> Vec<usize> {
    let mut placed: Vec<(Key, usize)> =
        keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect();
    placed.sort_unstable();
    placed.into_iter().map(|(_, place)| place).collect()
}

/// A place in the text, or how many, as a part of a key.
#[must_use]
pub fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
