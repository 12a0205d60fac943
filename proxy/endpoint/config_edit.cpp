#include "proxy/endpoint/config_edit.h"

#include "proxy/api/config_sentence.h"
#include "proxy/config/config_merge.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

Result<ConfigEdit> ConfigEdit::open(const ProxyConfig &config)
{
    if (config.file.isEmpty())
        return errorSaying(ErrorKind::NotFound, said("The program runs without a configuration file; start it with --config FILE."));
    Result<ConfigFile> file = ConfigFile::read(config.file);
    if (!file)
        return Error{.kind = file.error().kind,
                     .message = QString(file.error().message).replace(config.file, QFileInfo(config.file).fileName())};
    return ConfigEdit(std::move(file).value(), config.file);
}

Result<Done> ConfigEdit::merge(const QByteArray &tree)
{
    const Result<QByteArray> text = mergeConfig(document(), tree, processEnvironment());
    if (!text) return withoutFolder(text.error());
    Result<ConfigDocument> merged = ConfigDocument::parse(*text);
    if (!merged) return withoutFolder(merged.error());
    m_file.document() = std::move(merged).value();
    return Done{};
}

Result<Done> ConfigEdit::save()
{
    Result<Done> saved = m_file.save(processEnvironment(), std::chrono::milliseconds(0));
    return saved ? saved : withoutFolder(saved.error());
}

Error ConfigEdit::withoutFolder(const Error &error) const
{
    return {.kind = error.kind, .message = QString(error.message).replace(m_path, QFileInfo(m_path).fileName())};
}

} // namespace ccr::proxy
