error-view-screen-unknown = Na tym ekranie nie można zapisywać widoków.
error-view-name-missing = Nadaj widokowi nazwę.
error-view-name-too-long = Nazwa może mieć najwyżej 60 znaków.
error-view-search-invalid = Te filtry są zbyt długie, aby je zapisać.
error-views-full = Widoków tej listy jest już { $most }. Usuń taki, którego już nie używasz.
denied-view-share = Tylko kierownik zespołu może udostępnić mu widok.
denied-view-foreign = Ten widok należy do kogoś innego. Zapisz własny.
