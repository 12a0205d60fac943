#include "ui/workspace/rotation_notice.h"

#include "ui/models/config_text.h"
#include "ui/models/logging_text.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::ui {

Notice RotationNotice::of(const Result<QList<logging::RotationOutcome>> &outcomes)
{
    if (!outcomes) return notice(NoticeLevel::Problem, tr("The logs were not put aside"), configText(outcomes.error()));
    QStringList names;
    QStringList problems;
    for (const logging::RotationOutcome &outcome : *outcomes) {
        if (!outcome.problem.isEmpty()) problems.append(outcome.stream + u": "_s + loggingText(outcome.problem));
        if (!outcome.file.isEmpty()) names.append(QFileInfo(outcome.file).fileName());
    }
    if (!problems.isEmpty()) return notice(NoticeLevel::Problem, tr("The logs were not put aside"), problems.join(u"; "_s));
    if (names.isEmpty()) return notice(NoticeLevel::Information, tr("No log file was put aside"), tr("The files are empty."));
    return notice(NoticeLevel::Information, tr("%n log file(s) were put aside", nullptr, static_cast<int>(names.size())),
                  names.join(tr(", ")));
}

Notice RotationNotice::notice(NoticeLevel level, const QString &title, const QString &body)
{
    return {.kind = NoticeKind::Export, .level = level, .subject = u"logs"_s, .title = title, .body = body};
}

} // namespace ccr::ui
