#pragma once

#include "logging/api/logging_control.h"
#include "ui/workspace/notice_board.h"

#include <QCoreApplication>

namespace ccr::ui {

/// What became of log files that were to be put aside, as somebody is told.
class RotationNotice
{
    Q_DECLARE_TR_FUNCTIONS(ccr::ui::RotationNotice)
public:
    static Notice of(const Result<QList<logging::RotationOutcome>> &outcomes);

private:
    static Notice notice(NoticeLevel level, const QString &title, const QString &body);
};

} // namespace ccr::ui
