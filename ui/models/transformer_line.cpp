#include "ui/models/transformer_line.h"

#include "ui/models/provider_draft.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// Without its beginning that says something only where the router runs: "~", "..", "$HOME".
QString literalEnd(const QString &path)
{
    QStringList steps = QDir::cleanPath(path.trimmed()).split(u'/');
    const auto isLiteral = [](const QString &step) { return step != "~"_L1 && step != ".."_L1 && !step.contains(u'$'); };
    const auto begin = std::find_if_not(steps.rbegin(), steps.rend(), isLiteral);
    return QStringList(begin.base(), steps.end()).join(u'/');
}

int lineOfFile(const Json5Value &root, const QString &file)
{
    const Json5Value *files = root.find(u"transformers");
    if (!files) return 0;
    for (const Json5Value &entry : files->elements) {
        const QString end = literalEnd(textAt(entry, u"path"));
        if (!end.isEmpty() && (file == end || file.endsWith(u'/' + end))) return entry.line;
    }
    return 0;
}

int lineOfUse(const Json5Value &uses, const QString &name)
{
    for (const Json5Value &use : uses.elements)
        if (transformerName(use).compare(name, Qt::CaseInsensitive) == 0) return use.line;
    return 0;
}

// In the list of all models or in that of one.
int lineInProvider(const Json5Value &provider, const QString &name)
{
    const Json5Value *transformer = provider.find(u"transformer");
    if (!transformer) return 0;
    for (const Json5Member &member : transformer->members) {
        const Json5Value *uses = member.name == "use"_L1 ? &member.value : member.value.find(u"use");
        if (const int line = uses ? lineOfUse(*uses, name) : 0; line > 0) return line;
    }
    return 0;
}

} // namespace

int lineOfTransformer(const Json5Value &root, const proxy::TransformerFailure &failure, const QString &provider)
{
    if (const int line = failure.file.isEmpty() ? 0 : lineOfFile(root, failure.file); line > 0) return line;
    const int index = providerIndex(root, provider);
    return index < 0 ? 0 : lineInProvider(providersIn(root)->elements.at(static_cast<std::size_t>(index)), failure.name);
}

} // namespace ccr::ui
