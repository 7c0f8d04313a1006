package io.irispgwire.sql;

/** The parts of the grammar, which call each other, over one text. */
final class Grammar {
  final TokenStream in;
  final Names names;
  final Skipping skipping;
  final Types types;
  final Expressions expressions;
  final Predicates predicates;
  final Primaries primaries;
  final References references;
  final Calls calls;
  final SpecialCalls specialCalls;
  final StringCalls stringCalls;
  final Windows windows;
  final Queries queries;
  final Tails tails;
  final CommonTables commonTables;
  final Groupings groupings;
  final FromItems fromItems;
  final Joins joins;
  final TableFunctions tableFunctions;
  final Indexes indexes;
  final Modifications modifications;
  final Statements statements;
  final Transactions transactions;
  final Settings settings;
  final Cursors cursors;
  final Utilities utilities;
  final Options options;
  final Copies copies;
  final Definitions definitions;
  final Tables tables;
  final Sequences sequences;
  final Constraints constraints;
  final Alterations alterations;
  final Drops drops;
  final OtherCommands otherCommands;

  Grammar(String text) {
    in = new TokenStream(text);
    names = new Names(in);
    skipping = new Skipping(in);
    types = new Types(this);
    expressions = new Expressions(this);
    predicates = new Predicates(this);
    primaries = new Primaries(this);
    references = new References(this);
    calls = new Calls(this);
    specialCalls = new SpecialCalls(this);
    stringCalls = new StringCalls(this);
    windows = new Windows(this);
    queries = new Queries(this);
    tails = new Tails(this);
    commonTables = new CommonTables(this);
    groupings = new Groupings(this);
    fromItems = new FromItems(this);
    joins = new Joins(this);
    tableFunctions = new TableFunctions(this);
    indexes = new Indexes(this);
    modifications = new Modifications(this);
    statements = new Statements(this);
    transactions = new Transactions(this);
    settings = new Settings(this);
    cursors = new Cursors(this);
    utilities = new Utilities(this);
    options = new Options(this);
    copies = new Copies(this);
    definitions = new Definitions(this);
    tables = new Tables(this);
    sequences = new Sequences(this);
    constraints = new Constraints(this);
    alterations = new Alterations(this);
    drops = new Drops(this);
    otherCommands = new OtherCommands(this);
  }
}
