//! Splits the program in two: the first module holds what the start page runs, the rest follows
//! while people read. No framework support is needed: functions are told apart by name.
//!
//! Every deferred function that the first module refers to stays there as a stub that calls a slot
//! of the function table. The rest imports memory, tables, globals and functions of the first
//! module and fills those slots when it is instantiated. Until then calling a stub is a trap, so
//! the program must have awaited `vxRest` (`web/boot.js`) before it does what is deferred; the
//! browser test that holds the rest back proves that the start page keeps to this.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use walrus::ir::{CallIndirect, Value};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, Module, TableId, passes,
};

/// Rooms whose functions wait.
const DEFERRED: [&str; 13] = [
    "serde_json::",
    "postcard::",
    "vong_xanh::assessment::",
    "vong_xanh::catalogue::",
    "vong_xanh::engine::",
    "vong_xanh::locale::parse::",
    "vong_xanh::charts::",
    "vong_xanh::ui::charts::",
    "vong_xanh::ui::components::choice::",
    "vong_xanh::ui::components::error_summary::",
    "vong_xanh::ui::components::field::",
    "vong_xanh::ui::components::progress::",
    "vong_xanh::ui::pages::",
];

/// What of them the start page runs before the rest is there (of the examples: their names);
/// dropping and copying values, because such functions name every type they touch.
const KEPT: [&str; 6] = [
    "vong_xanh::assessment::examples::",
    "vong_xanh::ui::pages::start::",
    "vong_xanh::ui::pages::not_found::",
    "vong_xanh::ui::pages::waiting::",
    "core::ptr::drop_in_place",
    "core::clone::Clone",
];

/// Name of the first module among the imports of the rest.
const FIRST: &str = "first";

/// The two modules.
pub struct Halves {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// Splits a module that still has its function names.
pub fn split(wasm: &[u8]) -> Result<Halves> {
    let parse = || Module::from_buffer(wasm).context("cannot read the module to split");
    let named = deferred(&parse()?);
    let (slots, deferred) = slots(parse()?, &named)?;
    let (rest, wanted) = rest(parse()?, &deferred, &slots)?;
    let first = first(parse()?, &slots, &wanted)?;
    Ok(Halves { first, rest })
}

/// The compiler merges functions of equal body and keeps one of their names, so the name of a small
/// function says little about who calls it. What is named wrongly all the same is found by the
/// browser test that holds the rest back, and mended by `web/boot.js`, which then loads both halves
/// before it starts.
fn waits(name: &str, instructions: u64) -> bool {
    let name = &without_hashes(name);
    let own = name.trim_start_matches(['<', '&']);
    let deferred = if DEFERRED.iter().any(|room| own.starts_with(room)) {
        instructions >= 24
    } else {
        // A function of the framework for one of our components.
        instructions >= 160
            && DEFERRED.iter().any(|room| room.contains("::ui::") && name.contains(room))
    };
    deferred && !KEPT.iter().any(|kept| name.contains(kept))
}

/// A name without the compiler's crate hashes: `vong_xanh[1f2e]::engine` → `vong_xanh::engine`.
fn without_hashes(name: &str) -> String {
    let hash = |part: &&str| part.chars().all(|c| c.is_ascii_hexdigit());
    let parts = name.split('[').map(|part| match part.split_once(']') {
        Some((inside, after)) if hash(&inside) => after,
        _ => part,
    });
    parts.collect()
}

/// Positions of the deferred functions; the same in every reading of the same bytes.
fn deferred(module: &Module) -> BTreeSet<usize> {
    let name = |id| module.funcs.get(id).name.as_deref();
    let local = module.funcs.iter_local();
    let waiting = local.filter(|(id, f)| name(*id).is_some_and(|name| waits(name, f.size())));
    waiting.map(|(id, _)| id.index()).collect()
}

/// The deferred functions that the first module still refers to, each with its slot; and all that
/// waits: to the functions deferred by name come those that nothing else calls.
fn slots(
    mut module: Module,
    named: &BTreeSet<usize>,
) -> Result<(BTreeMap<usize, i32>, BTreeSet<usize>)> {
    let table = table(&module)?;
    let base = i32::try_from(module.tables.get(table).initial)?;
    let everyone = named.iter().map(|id| (*id, base)).collect();
    let all: BTreeSet<usize> = module.funcs.iter_local().map(|(id, _)| id.index()).collect();
    stub(&mut module, table, &everyone);
    passes::gc::run(&mut module);
    let left: BTreeSet<usize> = module.funcs.iter().map(|f| f.id().index()).collect();
    let slots = left.intersection(named).copied().zip(base..).collect();
    let deferred = all.into_iter().filter(|id| named.contains(id) || !left.contains(id)).collect();
    Ok((slots, deferred))
}

fn table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the module has no function table")
}

/// Replaces each function by a call of its slot.
fn stub(module: &mut Module, table: TableId, slots: &BTreeMap<usize, i32>) {
    let ids: Vec<FunctionId> = module.funcs.iter().map(|f| f.id()).collect();
    for id in ids {
        let Some(slot) = slots.get(&id.index()) else {
            continue;
        };
        let ty = module.funcs.get(id).ty();
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let args: Vec<_> = params.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        let mut body = builder.func_body();
        for arg in &args {
            body.local_get(*arg);
        }
        body.const_(Value::I32(*slot)).instr(CallIndirect { ty, table });
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
    }
}

/// The module of the deferred functions, and what it wants of the first one.
fn rest(
    mut module: Module,
    deferred: &BTreeSet<usize>,
    slots: &BTreeMap<usize, i32>,
) -> Result<(Vec<u8>, BTreeSet<String>)> {
    let table = table(&module)?;
    let base = module.tables.get(table).initial;
    strip(&mut module);
    borrow_all(&mut module, deferred);
    let grown = base + slots.len() as u64;
    let functions = module.tables.get_mut(table);
    functions.initial = grown;
    functions.maximum = functions.maximum.map(|most| most.max(grown));
    let by_slot: BTreeMap<i32, usize> = slots.iter().map(|(id, slot)| (*slot, *id)).collect();
    let ids: BTreeMap<usize, FunctionId> =
        module.funcs.iter().map(|f| (f.id().index(), f.id())).collect();
    let items = by_slot.values().filter_map(|id| ids.get(id).copied()).collect();
    let offset = ConstExpr::Value(Value::I32(i32::try_from(base)?));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(items));
    module.tables.get_mut(table).elem_segments.insert(element);
    passes::gc::run(&mut module);
    let wanted = module.imports.iter().map(|import| import.name.clone()).collect();
    Ok((module.emit_wasm(), wanted))
}

/// Removes what only the first module does: exports, start, data, table contents.
fn strip(module: &mut Module) {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|e| e.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let data: Vec<_> = module.data.iter().map(|d| d.id()).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
    let elements: Vec<_> = module.elements.iter().map(|e| e.id()).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
}

/// Turns memory, tables, globals and every function that is not deferred into imports.
fn borrow_all(module: &mut Module, deferred: &BTreeSet<usize>) {
    let old: Vec<_> = module.imports.iter().map(|i| i.id()).collect();
    old.into_iter().for_each(|id| module.imports.delete(id));
    let functions: Vec<FunctionId> = module.funcs.iter().map(|f| f.id()).collect();
    for id in functions.into_iter().filter(|id| !deferred.contains(&id.index())) {
        let import = module.imports.add(FIRST, &function(id), ImportKind::Function(id));
        let ty = module.funcs.get(id).ty();
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let memories: Vec<_> = module.memories.iter().map(|m| m.id()).collect();
    for id in memories {
        let name = format!("m{}", id.index());
        module.memories.get_mut(id).import = Some(module.imports.add(FIRST, &name, id));
    }
    let tables: Vec<_> = module.tables.iter().map(|t| t.id()).collect();
    for id in tables {
        let name = format!("t{}", id.index());
        module.tables.get_mut(id).import = Some(module.imports.add(FIRST, &name, id));
    }
    let globals: Vec<_> = module.globals.iter().map(|g| g.id()).collect();
    for id in globals {
        let name = format!("g{}", id.index());
        let import = module.imports.add(FIRST, &name, id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
}

fn function(id: FunctionId) -> String {
    format!("f{}", id.index())
}

/// The module of the start page: stubs for what waits, exports for what the rest borrows.
fn first(
    mut module: Module,
    slots: &BTreeMap<usize, i32>,
    wanted: &BTreeSet<String>,
) -> Result<Vec<u8>> {
    let functions = table(&module)?;
    stub(&mut module, functions, slots);
    let grown = module.tables.get(functions).initial + slots.len() as u64;
    let slotted = module.tables.get_mut(functions);
    slotted.initial = grown;
    slotted.maximum = slotted.maximum.map(|most| most.max(grown));
    let mut lent: Vec<(String, ExportItem)> = Vec::new();
    lent.extend(module.funcs.iter().map(|f| (function(f.id()), f.id().into())));
    lent.extend(module.memories.iter().map(|m| (format!("m{}", m.id().index()), m.id().into())));
    lent.extend(module.tables.iter().map(|t| (format!("t{}", t.id().index()), t.id().into())));
    lent.extend(module.globals.iter().map(|g| (format!("g{}", g.id().index()), g.id().into())));
    for (name, item) in lent.into_iter().filter(|(name, _)| wanted.contains(name)) {
        module.exports.add(&name, item);
    }
    passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_wait_but_not_what_the_start_page_runs() {
        let large = |name| waits(name, 1000);
        assert!(large("vong_xanh[7be1c0f3]::engine::evaluate::evaluate"));
        assert!(large("<vong_xanh::ui::pages::results::Results as yew::X>::run"));
        assert!(!large("<vong_xanh::ui::pages::start::Start as yew::X>::run"));
        assert!(!large("core::ptr::drop_in_place::<vong_xanh::engine::result::Evaluation>"));
        assert!(large("vong_xanh::assessment::store::list"));
        assert!(!large("yew::renderer::Renderer::render"));
        assert!(!large("<yew::UseReducerHandle<vong_xanh::assessment::document::Document>>::x"));
        assert!(!waits("<alloc::vec::Vec<vong_xanh::engine::result::Class>>::grow", 40));
    }
}
