# What somebody with a shell would write: list, resolve all links in parallel, fetch all files in parallel.
# Arguments: portal, token, folder, assets, parallel transfers.
set -eu
portal=$1 token=$2 folder=$3 assets=$4 parallel=$5
mkdir -p "$folder/links"
cd "$folder"
page=1
: > ids
while [ $(( (page - 1) * 1000 )) -lt "$assets" ]; do
  curl -sS -H "Authorization: Bearer $token" "$portal/api/v4/media/?tags=Gelato&limit=1000&page=$page" \
    | grep -oE '"id":"[0-9A-F-]+"' | cut -d'"' -f4 >> ids
  page=$((page + 1))
done
awk -v portal="$portal" '{ print "url = \"" portal "/api/v4/media/" $1 "/download/\"\noutput = \"links/" $1 "\"" }' ids > resolve
curl -sS --parallel --parallel-max "$parallel" -H "Authorization: Bearer $token" -K resolve
for id in $(cat ids); do
  read -r link < "links/$id" || true
  link=${link#*\"s3_file\":\"}
  echo "url = \"${link%%\"*}\""
  echo "output = \"$id.jpg\""
done > fetch
curl -sS --parallel --parallel-max "$parallel" -K fetch
