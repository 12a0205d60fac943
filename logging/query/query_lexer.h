#pragma once

#include "logging/query/query.h"

namespace ccr::logging {

/// A piece of a query, with the place where it stands; what a line edit colours.
struct QueryToken
{
    enum class Kind
    {
        Word,
        Quoted,   ///< text without its quotation marks, escapes resolved
        Regex,    ///< text between the slashes
        Name,     ///< "status" of status:>=400
        Operator, ///< one of > >= < <= = != ..
        Comma,
        Minus,
        Or,
        Not,
        Open,
        Close,
        Mark ///< @marked
    };
    Kind kind = Kind::Word;
    qsizetype position = 0;
    qsizetype length = 0;
    QString text;
    QString flags; ///< of Regex
};

std::variant<std::vector<QueryToken>, QueryError> tokenizeQuery(QStringView text);

} // namespace ccr::logging
