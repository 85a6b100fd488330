//! From a JSON value to a record, with the place of a fault.
//!
//! The records' own readers (serde's) are made anew for every kind of input that they read from, and
//! those of structs come in two halves: by place and by name. Here only the first is asked for, a
//! struct's fields are looked up by the names that it states. That makes the browser’s checker 200 kB
//! smaller than reading with `serde_json` and following the path from outside.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_json::{Map, Value};

/// Reads a record. A field that is not asked for does no harm.
///
/// # Errors
/// The first fault and where it is.
pub fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Fault> {
    T::deserialize(Node(Some(value)))
}

/// What is wrong, and where.
#[derive(Debug)]
pub struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    message: String,
    /// Names of fields and places in lists, from the inside out.
    path: Vec<String>,
}

#[derive(Debug, PartialEq)]
enum Kind {
    /// There is no value where one is needed.
    Absent,
    /// Fewer values than are needed.
    Short,
    Other,
}

impl Fault {
    #[cold]
    fn new(kind: Kind, message: String) -> Self {
        Self(Box::new(Inner { kind, message, path: Vec::new() }))
    }

    #[cold]
    fn below(mut self, step: &str) -> Self {
        self.0.path.push(step.to_owned());
        self
    }

    /// `targets[0].end_use`; empty for the record itself.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.path.iter().rev() {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        path
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Kind::Other, message.to_string())
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::new(Kind::Short, format!("invalid length {length}, expected {expected}"))
    }
}

/// A value, or the lack of one.
#[derive(Clone, Copy)]
struct Node<'a>(Option<&'a Value>);

impl Node<'_> {
    /// It is not what is expected.
    #[cold]
    #[inline(never)]
    fn unlike(self, expected: &dyn Expected) -> Fault {
        let found = match self.0 {
            None => return Fault::new(Kind::Absent, String::new()),
            Some(Value::Null) => Unexpected::Other("null"),
            Some(Value::Bool(found)) => Unexpected::Bool(*found),
            Some(Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => Unexpected::Unsigned(number),
                (_, Some(number)) => Unexpected::Signed(number),
                _ => Unexpected::Float(number.as_f64().unwrap_or_default()),
            },
            Some(Value::String(text)) => Unexpected::Str(text),
            Some(Value::Array(_)) => Unexpected::Seq,
            Some(Value::Object(_)) => Unexpected::Map,
        };
        Fault::invalid_type(found, expected)
    }
}

/// Readers of whole numbers and fractions: each kind of number is shown as what it is.
macro_rules! numbers {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let Some(Value::Number(number)) = self.0 else { return Err(self.unlike(&visitor)) };
            match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (_, Some(number)) => visitor.visit_i64(number),
                _ => visitor.visit_f64(number.as_f64().unwrap_or_default()),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Fault;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Bool(is)) => visitor.visit_bool(*is),
            Some(Value::Number(_)) => self.deserialize_f64(visitor),
            Some(Value::String(text)) => visitor.visit_borrowed_str(text),
            Some(Value::Array(items)) => visitor.visit_seq(List { items, at: 0 }),
            Some(Value::Object(map)) => visitor.visit_map(Entries { left: map.iter(), at: None }),
            Some(Value::Null) => visitor.visit_unit(),
            None => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Bool(is)) => visitor.visit_bool(*is),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::String(text)) => visitor.visit_borrowed_str(text),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Array(items)) => visitor.visit_seq(List { items, at: 0 }),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Array(items)) if items.len() > length => {
                Err(Fault::invalid_length(items.len(), &"fewer elements in array"))
            }
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::Object(map)) => visitor.visit_map(Entries { left: map.iter(), at: None }),
            _ => Err(self.unlike(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Some(Value::Object(object)) = self.0 else { return Err(self.unlike(&visitor)) };
        let mut missing = None;
        let fields = Fields { object, names, missing: &mut missing };
        visitor.visit_seq(fields).map_err(|fault| lacking(fault, missing))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Some(Value::String(text)) => visitor.visit_enum(Word(text)),
            _ => Err(self.unlike(&"a word")),
        }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

/// The reader found too few values because a field is missing.
#[cold]
fn lacking(fault: Fault, missing: Option<&'static str>) -> Fault {
    match missing {
        Some(name) if fault.0.kind == Kind::Short && fault.0.path.is_empty() => {
            Fault::missing_field(name)
        }
        _ => fault,
    }
}

/// The fields of an object in the order in which a struct states them.
struct Fields<'a, 'b> {
    object: &'a Map<String, Value>,
    names: &'static [&'static str],
    /// The field asked for last, when there is none.
    missing: &'b mut Option<&'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        *self.missing = None;
        let Some((name, rest)) = self.names.split_first() else { return Ok(None) };
        self.names = rest;
        match seed.deserialize(Node(self.object.get(*name))) {
            Ok(value) => Ok(Some(value)),
            Err(fault) if fault.0.kind == Kind::Absent => {
                *self.missing = Some(name);
                Ok(None)
            }
            Err(fault) => Err(fault.below(name)),
        }
    }
}

/// The items of a list.
struct List<'a> {
    items: &'a [Value],
    at: usize,
}

impl<'de> SeqAccess<'de> for List<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.get(self.at) else { return Ok(None) };
        let at = self.at;
        self.at += 1;
        let value = seed.deserialize(Node(Some(item)));
        value.map(Some).map_err(|fault| fault.below(&format!("[{at}]")))
    }
}

/// The entries of a map.
struct Entries<'a> {
    left: serde_json::map::Iter<'a>,
    at: Option<(&'a String, &'a Value)>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.at = self.left.next();
        let Some((key, _)) = self.at else { return Ok(None) };
        seed.deserialize(word(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (key, value) = self.at.map_or(("", None), |(key, value)| (key.as_str(), Some(value)));
        seed.deserialize(Node(value)).map_err(|fault| fault.below(key))
    }
}

fn word(text: &str) -> StrDeserializer<'_, Fault> {
    text.into_deserializer()
}

/// One word of a few.
struct Word<'a>(&'a str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        Ok((seed.deserialize(word(self.0))?, self))
    }
}

/// None of our words carries anything.
impl<'de> VariantAccess<'de> for Word<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Result<T::Value, Fault> {
        Err(Fault::invalid_type(Unexpected::Str(self.0), &"a value"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        Err(Fault::invalid_type(Unexpected::Str(self.0), &visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        Err(Fault::invalid_type(Unexpected::Str(self.0), &visitor))
    }
}

#[cfg(test)]
mod tests;
