#include "ui/models/file_problem.h"

#include "ui/models/logging_text.h"

#include <QCoreApplication>

namespace ccr::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(FileProblem)
};

} // namespace

QString fileProblem(const Error &error)
{
    const Phrase said = phraseOf(error);
    const QString path = said.values().empty() ? QString() : said.values().front().english();
    switch (error.kind) {
    case ErrorKind::NotFound: return Texts::tr("There is no file %1.").arg(path);
    case ErrorKind::Forbidden: return Texts::tr("You are not allowed to read %1.").arg(path);
    case ErrorKind::InvalidInput: return Texts::tr("%1 is not a file with lines but a folder or a device.").arg(path);
    default: return loggingText(said);
    }
}

} // namespace ccr::ui
