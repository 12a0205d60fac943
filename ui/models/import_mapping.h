#pragma once

#include "logging/base/json5_values.h"

namespace ccr::ui {

/// One thing of another configuration that ours does not say in the same way.
struct ImportRow
{
    enum class Badge
    {
        Imported,
        Adapted,     ///< it works, in a way of its own
        NeedsYou,    ///< ours says something else; it is replaced only if that is wanted
        NotSupported ///< it is kept and has no effect
    };
    enum class Note
    {
        None,
        OwnFile,  ///< a JavaScript file, which stays where it is and runs in node
        PlainKey, ///< the key is written out
        Replaces, ///< ours says something else
        UnknownKey
    };
    QStringList path; ///< "Providers", "deepseek" or "Router", "think" or "PORT"
    Badge badge = Badge::Imported;
    Note note = Note::None;
    QString before; ///< what ours says; empty: nothing
    QString after;
};

/// What is to be imported out of a file: a stand-alone file that says how to log (logging-config.json) becomes the block "Logging".
Json5Value importable(const Json5Value &file);

/// What `from` would bring, in its order; what is the same in both is left out, so that a second import shows only what is new.
QList<ImportRow> importRows(const Json5Value &from, const Json5Value &into);
/// Takes these over.
void applyImport(Json5Value &into, const Json5Value &from, const QList<ImportRow> &rows);

} // namespace ccr::ui
