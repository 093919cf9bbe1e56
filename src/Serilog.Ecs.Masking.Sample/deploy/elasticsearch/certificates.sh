#!/bin/sh
# Run by compose within Elasticsearch's image: makes an authority and the certificates of Elasticsearch and Kibana, once. Clients
# get /certs, with the authority's certificate alone; the private keys are in /certs-private.
set -eu

if [ -f /certs/ca.crt ] && [ -f /certs-private/kibana.key ]; then
  echo "The certificates are there already."
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
certutil=/usr/share/elasticsearch/bin/elasticsearch-certutil

"$certutil" ca --silent --pem --days 1095 --out "$work/ca.zip"
unzip -q "$work/ca.zip" -d "$work"
cat >"$work/instances.yml" <<'INSTANCES'
instances:
  - name: elasticsearch
    dns: [ elasticsearch, localhost ]
    ip: [ 127.0.0.1 ]
  - name: kibana
    dns: [ kibana, localhost ]
    ip: [ 127.0.0.1 ]
INSTANCES
"$certutil" cert --silent --pem --days 1095 --in "$work/instances.yml" --out "$work/certs.zip" \
  --ca-cert "$work/ca/ca.crt" --ca-key "$work/ca/ca.key"
unzip -q "$work/certs.zip" -d "$work"

# The authority's key is not kept: nobody can sign with it afterwards. They are good for three years; new ones need new volumes.
install -m 0444 "$work/ca/ca.crt" /certs/ca.crt
install -m 0444 "$work/ca/ca.crt" /certs-private/ca.crt
for name in elasticsearch kibana; do
  install -m 0444 "$work/$name/$name.crt" "/certs-private/$name.crt"
  install -m 0440 -o 1000 -g 0 "$work/$name/$name.key" "/certs-private/$name.key"
done
echo "The certificates were made."
