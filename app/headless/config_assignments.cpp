#include "app/headless/config_assignments.h"

#include "proxy/config/config_file.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr std::chrono::seconds savePatience(1);

struct Assignment
{
    QString pointer;
    Json5Value value;
};

Result<Assignment> assignmentIn(const QString &written)
{
    const qsizetype equals = written.indexOf(u'=');
    const QString key = written.left(equals).trimmed();
    if (equals < 1 || key.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"--set: \"%1\" is not KEY=VALUE, as in Router.think=deepseek,deepseek-reasoner"_s.arg(written)};
    return Assignment{.pointer = key.startsWith(u'/') ? key : u'/' + QString(key).replace(u'.', u'/'),
                      .value = commandLineValue(written.mid(equals + 1))};
}

} // namespace

Json5Value commandLineValue(const QString &written)
{
    const Result<Json5Value> parsed = parseJson5(written);
    return parsed ? *parsed : Json5Value{.type = Json5Value::Type::String, .string = written};
}

Result<Done> assignInConfig(const QString &path, const QStringList &assignments, const Environment &environment)
{
    QList<Assignment> all;
    for (const QString &written : assignments) {
        const Result<Assignment> assignment = assignmentIn(written);
        if (!assignment) return assignment.error();
        all.append(*assignment);
    }
    return proxy::retryOnConflict([&]() -> Result<Done> {
        Result<proxy::ConfigFile> file = proxy::ConfigFile::read(path);
        if (!file) return file.error();
        for (const Assignment &assignment : std::as_const(all))
            if (Result<Done> done = file->document().set(assignment.pointer, assignment.value); !done) return done;
        return file->save(environment, savePatience);
    });
}

} // namespace ccr::app
