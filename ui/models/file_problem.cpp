#include "ui/models/file_problem.h"

#include "ui/models/system_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(FileProblem)
};

} // namespace

QString fileProblem(const QString &path, const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound: return Texts::tr("There is no file %1.").arg(path);
    case ErrorKind::Forbidden: return Texts::tr("You are not allowed to read %1.").arg(path);
    case ErrorKind::InvalidInput: return Texts::tr("%1 is no file with lines, but a folder or a device.").arg(path);
    default: return Texts::tr("%1 cannot be read: %2").arg(path, systemText(error.detail.isEmpty() ? error.message : error.detail));
    }
}

QString restProblem(const QString &problem)
{
    if (problem == "it ends in the middle"_L1) return Texts::tr("it ends in the middle");
    if (problem == "it is damaged"_L1) return Texts::tr("it is damaged");
    return problem;
}

} // namespace ccr::ui
