#include "ui/models/query_problem.h"

#include "ui/models/phrase_text.h"

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "logging/query/query_sentences.h"
#endif

QString queryProblem(const logging::QueryError &error)
{
    return phraseText({"QueryProblem"}, error.message);
}

} // namespace ccr::ui
