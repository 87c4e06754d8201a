#!/usr/bin/env python3
"""Checks the manifests of docker/kubernetes without a cluster.

Usage: kubernetes.py CRD.yml RENDERED.yaml…   (RENDERED: what `kubectl kustomize` prints)

Core kinds are checked against Kubernetes' schemas (package kubernetes-validate), FlinkDeployments against the operator's CRD,
both strictly: a field that no schema knows is an error. Their Flink configuration must hold conf/config.yaml, key by key,
and every config map that a pod mounts must be there.
"""

import pathlib
import sys

import jsonschema
import kubernetes_validate
import yaml

KUBERNETES = '1.31'
# Where state lies is each cluster's own.
OWN = {'execution.checkpointing.dir', 'execution.checkpointing.savepoint-dir'}


def strict(schema):
    """The schema, with unknown fields refused wherever fields are listed."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: strict(value) for key, value in schema.items()}
    open_ended = made.get('x-kubernetes-preserve-unknown-fields') or 'additionalProperties' in made
    if isinstance(made.get('properties'), dict) and made.get('type') == 'object' and not open_ended:
        made['additionalProperties'] = False
    if made.get('x-kubernetes-int-or-string'):
        made.pop('type', None)
    return made


def flat(tree, prefix=''):
    """A nested YAML map as dotted keys with text values, as Flink reads it."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f'{prefix}{key}.')
        else:
            yield f'{prefix}{key}', str(value).lower() if isinstance(value, bool) else str(value)


def crd_errors(schema, document):
    validator = jsonschema.Draft7Validator(schema)
    body = {key: document[key] for key in document if key not in ('apiVersion', 'kind', 'metadata')}
    for error in validator.iter_errors(body):
        yield f'{"/".join(map(str, error.absolute_path))}: {error.message}'


def core_errors(document):
    try:
        kubernetes_validate.validate(document, KUBERNETES, strict=True)
    except kubernetes_validate.ValidationError as error:
        yield f'{"/".join(map(str, error.path))}: {error.message}'
    except kubernetes_validate.SchemaNotFoundError as error:
        yield f'no schema of this kind: {error}'


def configuration_errors(deployment, expected):
    found = deployment['spec']['flinkConfiguration']
    for key, value in expected.items():
        if key not in OWN and found.get(key) != value:
            yield f'spec/flinkConfiguration/{key}: conf/config.yaml has {value}, found {found.get(key)}'


def mount_errors(deployment, maps):
    for volume in deployment['spec']['podTemplate']['spec'].get('volumes', []):
        name = volume.get('configMap', {}).get('name')
        if name and name not in maps:
            yield f'spec/podTemplate: no config map is called {name}'


def errors(documents, schema, expected):
    maps = {d['metadata']['name'] for d in documents if d['kind'] == 'ConfigMap'}
    for document in documents:
        if document['kind'] == 'FlinkDeployment':
            pod = {'apiVersion': 'v1', 'kind': 'Pod', 'metadata': {'name': 'pod'}, 'spec': document['spec']['podTemplate']['spec']}
            # The operator fills in Flink's image; for the schema of a pod a name will do.
            for container in pod['spec']['containers']:
                container.setdefault('image', document['spec'].get('image'))
            found = [
                *crd_errors(schema, document),
                *core_errors(pod),
                *configuration_errors(document, expected),
                *mount_errors(document, maps),
            ]
        else:
            found = core_errors(document)
        for error in found:
            yield f'{document["kind"]}/{document["metadata"]["name"]}: {error}'


def main(crd, *rendered):
    version = next(iter(yaml.safe_load_all(open(crd))))['spec']['versions'][0]
    schema = strict(version['schema']['openAPIV3Schema'])
    conf = pathlib.Path(__file__).resolve().parents[2] / 'conf' / 'config.yaml'
    expected = dict(flat(yaml.safe_load(conf.read_text())))
    failed = False
    for path in rendered:
        documents = [d for d in yaml.safe_load_all(open(path)) if d]
        found = list(errors(documents, schema, expected))
        failed |= bool(found)
        for error in found:
            print(f'{path}: {error}')
        if not found:
            print(f'{path}: {len(documents)} objects, all in order')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
