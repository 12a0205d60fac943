#pragma once

#include "proxy/config/config_file.h"

#include <QStringList>

#include <vector>

namespace ccr::app {

/// Routes and models of a configuration file, changed in place: comments and everything else stay.
class ModelEditor
{
public:
    struct Provider
    {
        QString name;
        QStringList models;
    };
    struct NewModel
    {
        QString provider;
        QString model;
        QString url; ///< needed for a provider that is not there yet
        QString key; ///< of a new provider: the key, or "$NAME"
        /// For this model alone; a name, or JSON like ["maxtoken", {"max_tokens": 8192}].
        QStringList transformers;
    };

    static Result<ModelEditor> open(const QString &path);
    /// The slots of Router that hold a target.
    static const QStringList &slotNames();

    std::vector<Provider> providers() const;
    bool knows(const QString &provider) const;
    /// As it is written; empty when not set.
    QString target(const QString &slot) const;

    /// Makes a change of the file as it stands now and saves it; when somebody else saved meanwhile, anew. Blocks.
    Result<Done> change(const std::function<Result<Done>(ModelEditor &)> &edit);
    /// `target`: "provider,model". The provider must be there; its models need not be listed.
    Result<Done> setTarget(const QString &slot, const QString &target);
    Result<Done> add(const NewModel &model);

private:
    ModelEditor(proxy::ConfigFile file, QString path) : m_file(std::move(file)), m_path(std::move(path)) {}
    Result<Done> reread();
    QString providersPointer() const;
    std::optional<std::size_t> indexOf(const QString &provider) const;

    proxy::ConfigFile m_file;
    QString m_path;
};

} // namespace ccr::app
