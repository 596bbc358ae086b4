error-view-screen-unknown = Pentru acest ecran nu se pot păstra vederi.
error-view-name-missing = Dați un nume vederii.
error-view-name-too-long = Numele poate avea cel mult 60 de caractere.
error-view-search-invalid = Aceste filtre sunt prea lungi pentru a fi păstrate.
error-views-full = Aveți deja { $most } de vederi pentru această listă. Ștergeți una pe care nu o mai folosiți.
denied-view-share = Numai managerul unei echipe îi poate împărtăși o vedere.
denied-view-foreign = Această vedere este a altcuiva. Păstrați una proprie.
