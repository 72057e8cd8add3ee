// The words of the Gouji rule language (docs/language.md).
//
// Chinese punctuation typed by habit is the same token as its ASCII form. What is a mistake in any
// position (`&&`, `。`, a text without its closing quote) has a token of its own, so that the parser
// can say what to write instead and go on as if it had been written.
lexer grammar GoujiLexer;

// --- reserved everywhere: the words of expressions, and one of labels

AND     : 'and' ;
OR      : 'or' ;
NOT     : 'not' ;
IMPLIES : 'implies' ;
WITHIN  : 'within' ;
IF      : 'if' ;
THEN    : 'then' ;
ELSE    : 'else' ;
TRUE    : 'true' ;
FALSE   : 'false' ;
IN      : 'in' ;
ALIAS   : 'alias' ;  // behind every label, where the key of the next row may stand

// --- words only where they start a clause; elsewhere they are names (`word` in the parser)

IMPORT   : 'import' ;
UNIT     : 'unit' ;
CONST    : 'const' ;
PARAM    : 'param' ;
FUNCTION : 'function' ;
FORM     : 'form' ;
RULE     : 'rule' ;
EXTRACT  : 'extract' ;
TEMPLATE : 'template' ;
USE      : 'use' ;
PROFILE  : 'profile' ;
SAMPLE   : 'sample' ;
TEST     : 'test' ;

YEARS   : 'years' ;
BASIS   : 'basis' ;
SECTION : 'section' ;
TABLE   : 'table' ;
LAYOUT  : 'layout' ;
NOTE    : 'note' ;
BLOCK   : 'block' ;
CORNER  : 'corner' ;
COLUMNS : 'columns' ;
ROWS    : 'rows' ;
GROUP   : 'group' ;
BAND    : 'band' ;
TOTAL   : 'total' ;
EXCEPT  : 'except' ;
AS      : 'as' ;
SIGNED  : 'signed' ;
DECIMAL : 'decimal' ;
VARIANT : 'variant' ;
REPLACES : 'replaces' ;
ROW     : 'row' ;
COLUMN  : 'column' ;
AFTER   : 'after' ;

DESCRIPTION : 'description' ;
AGENCY   : 'agency' ;
ABOUT    : 'about' ;
OFF      : 'off' ;
ON       : 'on' ;
TAGS     : 'tags' ;
FOR      : 'for' ;
WHEN     : 'when' ;
CHECK    : 'check' ;
FORBID   : 'forbid' ;
WHERE    : 'where' ;
MISSING  : 'missing' ;
LEVEL    : 'level' ;
PRACTICE : 'practice' ;
MARK     : 'mark' ;
MESSAGE  : 'message' ;
HINT     : 'hint' ;
ZH       : 'zh' ;
EN       : 'en' ;

NUMBER  : 'number' ;
ZERO    : 'zero' ;
MATCH   : 'match' ;
UNLESS  : 'unless' ;
SCOPE   : 'scope' ;

EXTENDS : 'extends' ;
SET     : 'set' ;
WEIGHT  : 'weight' ;
REASON  : 'reason' ;
UNTIL   : 'until' ;
FROM    : 'from' ;
GIVEN   : 'given' ;
PRIOR   : 'prior' ;
WITH    : 'with' ;
EXPECT  : 'expect' ;
LOCATE  : 'locate' ;
NOTHING : 'nothing' ;

// --- names, ids, numbers

NAME : NAME_START NAME_PART* ;

/// `ARI-03`: names and digits joined by hyphens without spaces.
ID : NAME ('-' NAME_PART+)+ ;
/// `NAR-02#2`: the second finding of a rule over claims.
INSTANCE : (NAME | ID) '#' DIGIT+ ;

INTEGER  : DIGIT (DIGIT | '_')* ;
FRACTION : INTEGER '.' DIGIT+ ;

// --- texts; they end on the line on which they start

STRING
    : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"'
    | '\u201C' (~[\u201D\\\r\n] | '\\' ~[\r\n])* '\u201D'
    ;
UNTERMINATED
    : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'?
    | '\u201C' (~[\u201D\\\r\n] | '\\' ~[\r\n])* '\\'?
    ;
WRONG_QUOTES
    : '\'' ~['\r\n]* '\''
    | '\u2018' ~[\u2019\r\n]* '\u2019'
    | '\u300C' ~[\u300D\r\n]* '\u300D'
    ;

// --- punctuation

LPAREN   : '(' | '\uFF08' ;
RPAREN   : ')' | '\uFF09' ;
LBRACKET : '[' | '\uFF3B' | '\u3010' ;
RBRACKET : ']' | '\uFF3D' | '\u3011' ;
LBRACE   : '{' | '\uFF5B' ;
RBRACE   : '}' | '\uFF5D' ;
COMMA    : ',' | '\uFF0C' ;
COLON    : ':' | '\uFF1A' ;
SEMI     : ';' | '\uFF1B' ;
RANGE    : '..' | '\uFF0E\uFF0E' ;
DOT      : '.' | '\uFF0E' ;

ASSIGN        : EQ ;
EQUAL         : EQ EQ ;
NOT_EQUAL     : [!\uFF01] EQ | '\u2260' ;
LESS          : LT ;
LESS_EQUAL    : LT EQ | '\u2264' ;
GREATER       : GT ;
GREATER_EQUAL : GT EQ | '\u2265' ;
PLUS          : '+' | '\uFF0B' ;
MINUS         : '-' | '\uFF0D' | '\u2212' ;
STAR          : '*' | '\uFF0A' | '\u00D7' ;

// --- mistakes

WRONG_AND       : AMPERSAND AMPERSAND? ;
WRONG_OR        : BAR BAR? ;
WRONG_NOT       : [!\uFF01] ;
WRONG_EQUAL     : EQ EQ EQ ;
WRONG_NOT_EQUAL : LT GT | [!\uFF01] EQ EQ ;
WRONG_ORDER     : EQ GT | EQ LT ;
WRONG_DIVIDE    : '/' | '\u00F7' | '\uFF0F' ;
WRONG_DIGITS    : [\uFF10-\uFF19]+ ;
WRONG_COMMA     : '\u3001' ;
FULL_STOP       : '\u3002' ;

// --- between words

SPACE   : [ \t\r\n\u00A0\u3000\uFEFF]+ -> skip ;
COMMENT : ('//' | '#') ~[\r\n]* -> channel(HIDDEN) ;

UNEXPECTED : . ;

fragment DIGIT      : [0-9] ;
fragment NAME_START : [_\p{L}] ;
fragment NAME_PART  : [_\p{L}\p{Mn}\p{Nd}] ;
fragment EQ         : [=\uFF1D] ;
fragment LT         : [<\uFF1C] ;
fragment GT         : [>\uFF1E] ;
fragment AMPERSAND  : [&\uFF06] ;
fragment BAR        : [|\uFF5C] ;
