// grammar/runtime/antlr4-runtime.h
//
// The part of the ANTLR runtime that a generated parser needs, under the name it asks for.
//
// Stands before the runtime's own umbrella header on the include path. That one pulls in
// misc/InterpreterDataReader.h, which clang 14 (our clang-tidy and libFuzzer) cannot compile, and
// some hundred headers that nobody here uses.
#pragma once

#include "antlr4-common.h"

#include "ANTLRErrorListener.h"
#include "ANTLRInputStream.h"
#include "BailErrorStrategy.h"
#include "BaseErrorListener.h"
#include "BufferedTokenStream.h"
#include "CommonToken.h"
#include "CommonTokenStream.h"
#include "DefaultErrorStrategy.h"
#include "DiagnosticErrorListener.h"
#include "FailedPredicateException.h"
#include "InputMismatchException.h"
#include "Lexer.h"
#include "NoViableAltException.h"
#include "Parser.h"
#include "ParserRuleContext.h"
#include "RecognitionException.h"
#include "RuntimeMetaData.h"
#include "Vocabulary.h"
#include "atn/ATN.h"
#include "atn/ATNDeserializer.h"
#include "atn/DecisionState.h"
#include "atn/LexerATNSimulator.h"
#include "atn/ParserATNSimulator.h"
#include "atn/PredictionContext.h"
#include "atn/PredictionMode.h"
#include "atn/RuleStartState.h"
#include "atn/RuleTransition.h"
#include "atn/Transition.h"
#include "dfa/DFA.h"
#include "dfa/DFAState.h"
#include "misc/IntervalSet.h"
#include "tree/ParseTree.h"
#include "tree/TerminalNode.h"
