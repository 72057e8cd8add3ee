// The clauses of the Gouji rule language (docs/language.md).
//
// Three habits keep it fast and its mistakes explainable:
//   - almost every choice is made by one word, so the generated parser seldom has to look ahead;
//   - an expression is a flat row of operands and operators; their precedence is applied where the
//     tree is built (engine/parse/build_expression.cpp), not by a tower of eight nested rules;
//   - a body is a loop over clauses and nothing else: when a clause is wrong, the parser goes on at
//     the next one (engine/parse/recovery.h).
parser grammar GoujiParser;

options { tokenVocab = GoujiLexer; }

// Keeps a part of the runtime out of programs that link its archive.
@definitions {
#include "no_xpath.inc"
}

ruleFile : (declaration | SEMI)* EOF ;

declaration
    : importDecl | unitDecl | constDecl | paramDecl | functionDecl | formDecl | ruleDecl
    | extractDecl | templateDecl | useDecl | profileDecl | sampleDecl | testDecl
    ;

importDecl   : IMPORT STRING ;
unitDecl     : UNIT word (ASSIGN number word)? ;
constDecl    : CONST word ASSIGN expression ;
paramDecl    : PARAM word STRING? ((NUMBER | NAME) NAME?)? (ASSIGN expression)? ;
functionDecl : FUNCTION word parameters ASSIGN expression ;
parameters   : LPAREN (parameter (COMMA parameter)*)? RPAREN ;
parameter    : word (word word?)? ;

// ---------------------------------------------------------------- forms

formDecl   : FORM ident STRING formBody ;
formBody   : LBRACE (formClause | SEMI)* RBRACE ;
formClause : yearsClause | basisClause | sectionDecl ;

sectionDecl : SECTION word label sectionBody? ;
sectionBody : LBRACE (tableDecl | SEMI)* RBRACE ;

tableDecl   : TABLE word (UNIT word)? tableBody ;
tableBody   : LBRACE (tableClause | SEMI)* RBRACE ;
tableClause : layoutClause | noteClause | cornerClause | columnsDecl | rowsDecl | blockDecl | variantDecl ;

layoutClause : LAYOUT word ;
noteClause   : NOTE label ;
cornerClause : CORNER label ;

blockDecl   : BLOCK label blockBody ;
blockBody   : LBRACE (blockClause | SEMI)* RBRACE ;
blockClause : cornerClause | columnsDecl | rowsDecl ;

columnsDecl : COLUMNS (UNIT word)? axisBody ;
rowsDecl    : ROWS (UNIT word)? axisBody ;
axisBody    : LBRACE (axisEntry | SEMI)* RBRACE ;

// `group`, `band` and `total` are also good names of items; what follows them decides.
axisEntry  : groupEntry | bandEntry | totalEntry | itemEntry ;
groupEntry : GROUP word label axisBody ;
bandEntry  : BAND word? label axisBody ;
totalEntry : TOTAL word? label sumClause itemTrait* ;
itemEntry  : word label itemTrait* ;
itemTrait  : UNIT word | SIGNED | DECIMAL ;

sumClause  : ASSIGN word LPAREN expression RPAREN (EXCEPT expression (COMMA expression)*)? (AS totalIds)? ;
totalIds   : ident | idsBody ;
idsBody    : LBRACE (idEntry | SEMI | COMMA)* RBRACE ;
idEntry    : path COLON ident ;

variantDecl   : VARIANT word STRING variantBody ;
variantBody   : LBRACE (variantClause | SEMI)* RBRACE ;
variantClause : replacesClause | additionClause ;
replacesClause : REPLACES (ROWS | COLUMNS)? expression (COMMA expression)* ;
additionClause : (ROW | COLUMN) path label (AFTER path)? sumClause? itemTrait* ;

label : STRING (ALIAS STRING)* ;

// ---------------------------------------------------------------- rules

ruleDecl : RULE ident ident STRING ruleBody ;

// A `when` behind `level` always belongs to the level, hence the two loops: guards stand before
// `level` or behind another clause.
ruleBody
    : LBRACE (ruleClause | guardClause | SEMI)*
      (levelClause ((ruleClause | SEMI) (ruleClause | guardClause | SEMI)*)?)* RBRACE
    ;
ruleClause
    : descriptionClause | formsClause | yearsClause | agencyClause | aboutClause | offClause
    | tagsClause | forClause | checkClause | forbidClause | missingClause | basisClause
    | practiceClause | markClause | messageClause | hintClause
    ;

descriptionClause : DESCRIPTION STRING ;
formsClause    : FORM ident (COMMA ident)* ;
yearsClause    : YEARS (INTEGER (RANGE INTEGER?)? | RANGE INTEGER) ;
agencyClause   : AGENCY word (COMMA word)* ;
aboutClause    : ABOUT word ;
offClause      : OFF ;
tagsClause     : TAGS ident (COMMA ident)* ;
forClause      : FOR bindings ;
guardClause    : WHEN expression ;
checkClause    : CHECK expression ;  // `check totals` is told apart where the tree is built
forbidClause   : FORBID (word IN)? expression (WHERE expression)? ;
missingClause  : MISSING word ;
levelClause    : LEVEL levelChoice (COMMA levelChoice)* ;
levelChoice    : word (WHEN expression)? ;
basisClause    : BASIS STRING ;
practiceClause : PRACTICE STRING ;
markClause     : MARK expression (COMMA expression)* ;
messageClause  : MESSAGE translation+ ;
hintClause     : HINT translation+ ;
translation    : (ZH | EN) STRING ;

// A forgotten comma is told where the tree is built; `word IN` shows that a variable starts.
bindings : binding (COMMA? binding)* ;
binding  : word IN expression ;

// ---------------------------------------------------------------- narrative

extractDecl : EXTRACT word IN ident (COMMA ident)* (UNIT word)? extractBody ;
extractBody : LBRACE (extractClause | SEMI)* RBRACE ;
extractClause
    : (NUMBER | ZERO | MATCH | UNLESS) STRING
    | SCOPE word
    | NAME  // what the engine finds without a pattern: period, totals, placeholders …
    ;

// ---------------------------------------------------------------- reuse, profiles, tests

templateDecl   : TEMPLATE ident parameters templateBody ;
templateBody   : LBRACE (templateClause | SEMI)* RBRACE ;
templateClause : ruleDecl | extractDecl ;
useDecl        : USE ident LPAREN (useArgument (COMMA useArgument)*)? RPAREN ;
useArgument    : ID | path ;

profileDecl   : PROFILE ident STRING? (EXTENDS ident (COMMA ident)*)? profileBody ;
profileBody   : LBRACE (profileClause | SEMI)* RBRACE ;
profileClause : setClause | regradeClause | switchOnClause | switchOffClause | weightClause ;
regradeClause   : LEVEL ident word ;
switchOnClause  : ON ident (COMMA ident)* ;
switchOffClause : OFF ident (REASON STRING)? (UNTIL STRING)? ;
weightClause    : WEIGHT ident ASSIGN number ;

sampleDecl : SAMPLE ident FOR ident (FROM ident)? sampleBody ;
sampleBody : LBRACE (setClause | SEMI)* RBRACE ;
setClause  : SET reference ASSIGN expression ;

testDecl   : TEST ident? STRING testBody ;
testBody   : LBRACE (testClause | SEMI)* RBRACE ;
testClause : givenClause | priorClause | withClause | setClause | expectClause | locateClause | elseClause ;
givenClause  : GIVEN (STRING | ident) ;
priorClause  : PRIOR (STRING | ident) ;
withClause   : WITH PROFILE ident ;
expectClause : EXPECT expectation (COMMA expectation)* ;
expectation  : word (INSTANCE | ident (LBRACKET path (COMMA path)* RBRACKET)?) ;
locateClause : LOCATE expression (COMMA expression)* ;
elseClause   : ELSE NOTHING ;

// ---------------------------------------------------------------- expressions

/// What stands between the braces of a message.
messagePart : expression EOF ;

expression
    : IF expression THEN expression ELSE expression
    | prefix* primary (infix prefix* primary)*
    ;
prefix : NOT | MINUS ;
infix
    : IMPLIES | OR | AND | EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | WITHIN
    | PLUS | MINUS | STAR | RANGE | ASSIGN
    ;

primary
    : number NAME?
    | STRING
    | TRUE
    | FALSE
    | LPAREN expression RPAREN
    | LBRACE expression (COMMA expression)* RBRACE
    | call
    | reference
    | ID
    ;
call : word LPAREN (quantification | expression (COMMA expression)*)? RPAREN ;
quantification : bindings (WHEN expression)? COLON expression ;

reference : path (DOT STAR | LBRACKET slot (COMMA slot)* RBRACKET)? ;
slot      : STAR | expression ;
path      : word (DOT (word | INTEGER))* ;

number : INTEGER | FRACTION ;
ident  : ID | word ;
word
    : NAME
    | IMPORT | UNIT | CONST | PARAM | FUNCTION | FORM | RULE | EXTRACT | TEMPLATE | USE | PROFILE
    | SAMPLE | TEST | YEARS | BASIS | SECTION | TABLE | LAYOUT | NOTE | BLOCK | CORNER
    | COLUMNS | ROWS | GROUP | BAND | TOTAL | EXCEPT | AS | SIGNED | DECIMAL | VARIANT | REPLACES
    | ROW | COLUMN | AFTER | DESCRIPTION | AGENCY | ABOUT | OFF | ON | TAGS | FOR | WHEN | CHECK
    | FORBID | WHERE | MISSING | LEVEL | PRACTICE | MARK | MESSAGE | HINT | ZH | EN
    | NUMBER | ZERO | MATCH | UNLESS | SCOPE | EXTENDS | SET | WEIGHT
    | REASON | UNTIL | FROM | GIVEN | PRIOR | WITH | EXPECT | LOCATE | NOTHING
    ;
