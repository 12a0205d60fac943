#pragma once

#include "logging/base/json5_values.h"
#include "proxy/api/config_control.h"

namespace ccr::ui {

/// One thing of another configuration that ours does not say in the same way.
struct ImportRow
{
    enum class Badge
    {
        Imported,
        Adapted,     ///< it works, in a way of its own
        NeedsYou,    ///< it would replace what ours says, or asks for something more
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
    QStringList path;    ///< "Providers", "deepseek" or "Router", "think" or "PORT"; empty: nothing of ours
    QString source = {}; ///< what it is called where it comes from; empty: the same
    Badge badge = Badge::Imported;
    Note note = Note::None;
    QString before = {}; ///< what ours says; empty: nothing
    QString after = {};
    Phrase remark = {};     ///< of who read it there
    bool isTakeable = true; ///< else it is only said
};

/// What is to be imported out of a file: a stand-alone file that says how to log (logging-config.json) becomes the block "Logging".
Json5Value importable(const Json5Value &file);

/// What `from` would bring, in its order; what is the same in both is left out, so that a second import shows only what is new.
QList<ImportRow> importRows(const Json5Value &from, const Json5Value &into);
/// Says where these come from, and what of their source does not come.
void explain(QList<ImportRow> &rows, const std::vector<proxy::ConfigOrigin> &origins);
/// Takes these over.
void applyImport(Json5Value &into, const Json5Value &from, const QList<ImportRow> &rows);

} // namespace ccr::ui
